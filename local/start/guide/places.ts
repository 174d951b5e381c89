/** Where else a local run listens, each `http://…` without a path. */
export interface Places {
  /** The played WeChat. */
  readonly wechat: string;
  /** Where cron jobs are run on request. */
  readonly control: string;
}
