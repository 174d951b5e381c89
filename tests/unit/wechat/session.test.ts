import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64Url, sha256Hex, toBase64Url } from "../../../worker/wechat/bytes.ts";
import { importKeyring, type Keyring, seal, unseal } from "../../../worker/wechat/login/keyring.ts";
import { nextPage, nextPages } from "../../../worker/wechat/login/next.ts";
import * as session from "../../../worker/wechat/login/session.ts";
import { issueShellToken, readShellToken } from "../../../worker/wechat/login/shell-token.ts";
import { issueTicket, redeemTicket, type TicketRecord } from "../../../worker/wechat/login/ticket.ts";

const now = 1_700_000_000_000;
const world = { now: () => now, random: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

async function ring(current: string, previous?: string): Promise<Keyring> {
  const keys = await importKeyring(current, previous);
  if (keys === undefined) throw new Error("keyring");
  return keys;
}
const [old, fresh] = ["old-secret-of-32-bytes-or-more---", "new-secret-of-32-bytes-or-more---"];

describe("base64url", () => {
  it("takes any bytes there and back, and refuses what is none", () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        (bytes) => fromBase64Url(toBase64Url(bytes))?.toString() === bytes.toString(),
      ),
    );
    for (const odd of ["a", "a+b/", "ab=="]) expect(fromBase64Url(odd)).toBeUndefined();
  });
});

describe("a sealed token", () => {
  it("is read with the key that signed it while that is current or previous, and not after", async () => {
    const token = await seal(await ring(old), "shell", "微信");
    expect(await unseal(await ring(old), "shell", token)).toBe("微信");
    expect(await unseal(await ring(fresh, old), "shell", token)).toBe("微信");
    expect(await unseal(await ring(fresh), "shell", token)).toBeUndefined();
  });

  it("is not read for another purpose, altered, or when it is none", async () => {
    const keys = await ring(old);
    const token = await seal(keys, "shell", "account");
    expect(await unseal(keys, "upload", token)).toBeUndefined();
    for (const odd of [`${token}.x`, `x${token}`, token.slice(0, -4), "", ".", "a.b"]) {
      expect(await unseal(keys, "shell", odd)).toBeUndefined();
    }
  });

  it("needs secrets of 32 bytes", async () => {
    expect(await importKeyring("short")).toBeUndefined();
    expect(await importKeyring(old, "short")).toBeUndefined();
  });
});

describe("a shell token", () => {
  it("names its account for thirty minutes", async () => {
    const keys = await ring(old);
    const { token, expiresIn } = await issueShellToken(keys, "account-1", now);
    expect(expiresIn).toBe(1800);
    expect(await readShellToken(keys, token, now + 30 * 60_000 - 1)).toBe("account-1");
    expect(await readShellToken(keys, token, now + 30 * 60_000)).toBeUndefined();
  });
});

function ticketStore() {
  const kept = new Map<string, TicketRecord>();
  return {
    kept,
    put: async (record: TicketRecord) => void kept.set(record.hash, record),
    take: async (hash: string) => {
      const record = kept.get(hash);
      kept.delete(hash);
      return record;
    },
  };
}

describe("a ticket", () => {
  it("is kept only as its SHA-256 and lets one of two callers in", async () => {
    const store = ticketStore();
    const ticket = await issueTicket(store, { account: "a1", next: "/collect" }, world);
    expect(ticket).toMatch(/^[\w-]{43}$/);
    expect([...store.kept.keys()]).toEqual([await sha256Hex(ticket)]);
    expect(JSON.stringify([...store.kept.values()])).not.toContain(ticket);
    const both = await Promise.all([redeemTicket(store, ticket, now), redeemTicket(store, ticket, now)]);
    expect(both.filter((one) => one !== undefined)).toEqual([{ account: "a1", next: "/collect" }]);
  });

  it("is void after a minute, and used up by trying", async () => {
    const store = ticketStore();
    const ticket = await issueTicket(store, { account: "a1", next: "/" }, world);
    expect(await redeemTicket(store, ticket, now + 60_000)).toBeUndefined();
    expect(await redeemTicket(store, ticket, now)).toBeUndefined();
    expect(await redeemTicket(store, "'; DROP", now)).toBeUndefined();
  });
});

describe("a session", () => {
  const store = () => {
    const kept = new Map<string, session.SessionRecord>();
    return {
      kept,
      put: async (record: session.SessionRecord) => void kept.set(record.hash, record),
      find: async (hash: string) => kept.get(hash),
      revoke: async (hash: string) => void kept.delete(hash),
      revokeAccount: async (account: string) => {
        for (const [hash, record] of kept) if (record.account === account) kept.delete(hash);
      },
    };
  };

  it("is opaque, kept by hash, over after twelve hours or when closed", async () => {
    const kept = store();
    const id = await session.openSession(kept, "a1", world);
    expect([...kept.kept.keys()]).toEqual([await sha256Hex(id)]);
    expect(await session.accountOfSession(kept, id, now)).toBe("a1");
    expect(await session.accountOfSession(kept, id, now + session.sessionMs)).toBeUndefined();
    await session.closeSession(kept, id);
    expect(await session.accountOfSession(kept, id, now)).toBeUndefined();
  });

  it("travels in a __Host- cookie that scripts cannot read, and is found among others", async () => {
    const id = await session.openSession(store(), "a1", world);
    expect(session.sessionSetCookie(id)).toBe(
      `__Host-xuezhao=${id}; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax`,
    );
    expect(session.sessionSetCookie("")).toContain("Max-Age=0");
    expect(session.sessionIdOf(`a=1; __Host-xuezhao=${id}; b=2`)).toBe(id);
    for (const odd of [null, "", "__Host-xuezhao=", `xuezhao=${id}`, "__Host-xuezhao=short"]) {
      expect(session.sessionIdOf(odd)).toBeUndefined();
    }
  });
});

describe("the page a ticket leads to", () => {
  it("is one of the list or a collection's, else home", () => {
    for (const page of nextPages) expect(nextPage(page)).toBe(page);
    const collection = `/collect/g${"Ab-_".repeat(5)}09`;
    const programme = `/programme/p${"Ab-_".repeat(5)}09`;
    for (const page of [collection, `${collection}/review`, `${programme}/code`, `${programme}/identity`])
      expect(nextPage(page)).toBe(page);
    for (const odd of [
      "/ph",
      "//evil.example",
      "https://evil.example",
      "/photo/../",
      "/desk",
      "javascript:alert(1)",
      "\\\\evil.example",
      "/\\evil.example",
      `${collection}/..`,
      programme,
      `${programme}/../../desk`,
      `${collection}//evil.example`,
      `${collection}/review?x=https://evil.example`,
      `${collection}\n`,
      `https://evil.example${collection}`,
      "/collect/g123",
      "/collect/../desk",
      undefined,
      {},
      ["/"],
    ]) {
      expect(nextPage(odd)).toBe("/");
    }
  });
});
