/**
 * Stands in for `node-fetch` in the bundle (wrangler.toml `alias`): tfjs-core names it for its Node platform, which
 * never runs in workerd, and it would bring 250 KB of URL tables along.
 */
export default undefined;
