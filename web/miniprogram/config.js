/**
 * The application's address by edition of the mini program. The host is registered with WeChat twice:
 * as 业务域名 (web-view) and as 服务器域名 (request, uploadFile, downloadFile).
 */
const hosts = {
  develop: "http://localhost:8787",
  trial: "https://xuezhao.example.cn",
  release: "https://xuezhao.example.cn",
};

/** The application's address, without a trailing slash. */
export const host = hosts[wx.getAccountInfoSync().miniProgram.envVersion];
