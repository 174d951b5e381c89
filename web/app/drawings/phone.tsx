import type { VNodeChild } from "vue";

/** A phone's screen, 120 by 200, for the tutorial. */
function Phone(title: string, content: VNodeChild) {
  return (
    <svg class="tutorial-screen" viewBox="0 0 140 236" aria-hidden="true">
      <rect x="2" y="2" width="136" height="232" rx="18" fill="#fff" stroke="#9aa5b1" stroke-width="3" />
      <path d="M54 11h32" stroke="#9aa5b1" stroke-width="4" stroke-linecap="round" />
      <text x="70" y="33" font-size="11" font-weight="600" text-anchor="middle" fill="#16191d">
        {title}
      </text>
      {content}
    </svg>
  );
}

const line = (y: number, label: string, hot = false) => (
  <g>
    <rect x="12" y={y} width="116" height="26" rx="6" fill={hot ? "#1659c7" : "#eef1f5"} />
    <text x="22" y={y + 17} font-size="10" fill={hot ? "#fff" : "#16191d"}>
      {label}
    </text>
    <path d={`M116 ${y + 9}l4 4-4 4`} stroke={hot ? "#fff" : "#9aa5b1"} stroke-width="1.6" fill="none" />
  </g>
);

const finger = (x: number, y: number) => (
  <g>
    <circle cx={x} cy={y} r="9" fill="#ffb020" opacity="0.35" />
    <circle cx={x} cy={y} r="4.5" fill="#ffb020" />
  </g>
);

/** A code that means nothing: it only looks like one. */
function lookalike(x: number, y: number, cell: number): VNodeChild {
  const cells: VNodeChild[] = [];
  for (let row = 0; row < 15; row++) {
    for (let column = 0; column < 15; column++) {
      if ((row * 7 + column * 11 + ((row * column) % 5)) % 3 === 0) {
        cells.push(<rect x={x + column * cell} y={y + row * cell} width={cell} height={cell} />);
      }
    }
  }
  const eye = (left: number, top: number) => (
    <g>
      <rect x={left} y={top} width={cell * 5} height={cell * 5} fill="#16191d" />
      <rect x={left + cell} y={top + cell} width={cell * 3} height={cell * 3} fill="#fff" />
      <rect
        x={left + cell * 1.6}
        y={top + cell * 1.6}
        width={cell * 1.8}
        height={cell * 1.8}
        fill="#16191d"
      />
    </g>
  );
  return (
    <g fill="#16191d">
      {cells}
      {eye(x, y)}
      {eye(x + cell * 10, y)}
      {eye(x, y + cell * 10)}
    </g>
  );
}

/** The screens of the way to the code, in order; labels as the CHSI app has them, in Chinese. */
export const tutorialScreens: readonly (() => VNodeChild)[] = [
  () =>
    Phone(
      "应用商店",
      <g>
        <rect x="12" y="46" width="36" height="36" rx="9" fill="#1659c7" />
        <text x="30" y="69" font-size="13" text-anchor="middle" fill="#fff">
          学信
        </text>
        <text x="56" y="62" font-size="11" fill="#16191d">
          学信网
        </text>
        <rect x="84" y="66" width="42" height="18" rx="9" fill="#1659c7" />
        <text x="105" y="79" font-size="9" text-anchor="middle" fill="#fff">
          安装
        </text>
        {finger(118, 76)}
      </g>,
    ),
  () =>
    Phone(
      "我的",
      <g>
        <circle cx="70" cy="72" r="20" fill="#dfe6ee" />
        {line(108, "登录 / 注册", true)}
        {line(140, "微信登录")}
        {finger(110, 122)}
      </g>,
    ),
  () =>
    Phone(
      "首页",
      <g>
        {line(48, "学籍查询", true)}
        {line(80, "学历查询")}
        {line(112, "在线验证")}
        {finger(110, 62)}
      </g>,
    ),
  () =>
    Phone(
      "学籍查询",
      <g>
        {line(48, "高等教育信息", true)}
        {line(80, "××大学 · 本科")}
        <text x="22" y="124" font-size="8.5" fill="#58626d">
          多段学籍请选本次毕业的
        </text>
        {finger(110, 94)}
      </g>,
    ),
  () =>
    Phone(
      "高等教育信息",
      <g>
        {line(44, "查看图像采集码", true)}
        <rect x="12" y="78" width="116" height="90" rx="6" fill="#eef1f5" />
        <path d="M22 94h70M22 110h90M22 126h60M22 142h80" stroke="#c4ccd4" stroke-width="5" />
        {finger(110, 58)}
      </g>,
    ),
  () =>
    Phone(
      "图像采集码",
      <g>
        {lookalike(32, 52, 5)}
        {line(168, "保存到相册", true)}
        {finger(110, 182)}
      </g>,
    ),
];
