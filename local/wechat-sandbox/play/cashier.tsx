import { Page } from "./page.tsx";

/** WeChat's cashier: pay, or go back without paying. */
export function Cashier(props: {
  readonly no: string;
  readonly what: string;
  readonly yuan: string;
  readonly back: string;
}) {
  return (
    <Page title="微信支付（沙箱）">
      <section class="cashier">
        <h1>微信支付（沙箱）WeChat Pay, played</h1>
        <p>{props.what}</p>
        <p class="yuan">¥{props.yuan}</p>
        <form method="post" action="/play/pay">
          <input type="hidden" name="no" value={props.no} />
          <input type="hidden" name="back" value="app" />
          <button class="main" type="submit">
            立即支付 Pay
          </button>
        </form>
        <a href={props.back}>取消 Cancel</a>
      </section>
    </Page>
  );
}
