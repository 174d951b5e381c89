function table(entries: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    entries
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [word = "", ...syllables] = entry.split(/[:,]/);
        return [word, syllables];
      }),
  );
}

/** Surnames that are read differently from the same character elsewhere, or that are longer than one. */
export const SURNAME_READINGS = table(`
  单:shan 曾:zeng 解:xie 仇:qiu 查:zha 区:ou 朴:piao 翟:zhai 郗:xi 郄:qie 乐:yue 盖:ge 覃:qin 缪:miao 秘:bi
  种:chong 逄:pang 召:shao 折:she 黑:he 任:ren 宁:ning 员:yun 重:chong 长:chang 车:che 葛:ge 那:na 祭:zhai
  繁:po 仉:zhang 隗:wei 娄:lou 冼:xian 洗:xian 晁:chao 俞:yu 佴:nai 莘:shen 牟:mu 不:bu 呙:guo 尹:yin 卜:bu
  尉迟:yu,chi 万俟:mo,qi 单于:chan,yu 澹台:tan,tai 长孙:zhang,sun 令狐:ling,hu 鲜于:xian,yu 宰父:zai,fu
  亓官:qi,guan 皇甫:huang,fu 宓:mi 幺:yao 贾:jia 伺:si 调:diao 茄:qie 藏:zang
`);

/** Words and characters of school names whose reading is not the character's usual one. */
export const WORD_READINGS = table(`
  重庆:chong,qing 长:chang 都:du 地:di 厦门:xia,men 西藏:xi,zang 音乐:yin,yue 会计:kuai,ji 六安:lu,an
  蚌埠:beng,bu 番禺:pan,yu 亳州:bo,zhou 台州:tai,zhou 中:zhong 传:chuan 大:da 石:shi 解放:jie,fang 乐山:le,shan
  行政:xing,zheng 银行:yin,hang 朝阳:chao,yang 大埔:da,pu 黄埔:huang,pu 东阿:dong,e 秘书:mi,shu 单:dan
  茄:qie 匙:shi 弹:tan 调:diao 翟:zhai 仍:reng 伺:si 刹:sha 他:ta 粘:zhan 莞:guan 圩:wei 芘:bi
`);
