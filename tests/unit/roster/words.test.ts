import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import { readingsOf, storedForms } from "../../../worker/roster/lookup/typed.ts";
import { schoolTerms } from "../../../worker/roster/school-terms.ts";
import { afterPrefix, nameKey, numberKey } from "../../../worker/roster/words/keys.ts";
import { nameInitials, pinyinOf } from "../../../worker/roster/words/pinyin.ts";

/** The characters of GB 2312, by which most names and all school names are written. */
function gb2312(): string[] {
  const decoder = new TextDecoder("gb18030");
  const all: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (/^\p{Script=Han}$/u.test(character)) all.push(character);
    }
  }
  return all;
}

/** The hundred commonest surnames of 2020, and some that are read in a way of their own. */
const SURNAMES = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈",
  ..."姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
  ..."单解仇查区朴翟乐盖缪郗召宁车葛那冼",
];

describe("pinyin", () => {
  test("agrees with the dictionary of pinyin-pro on at least 99 % of GB 2312", () => {
    const characters = gb2312();
    const wrong = characters.filter((character) => {
      const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
      return !readings.includes(pinyinOf(character)[0] ?? "");
    });
    expect(characters).toHaveLength(6763);
    expect(wrong.length).toBeLessThan(68);
  });

  test("has the initials of surnames as pinyin-pro reads them", () => {
    const wrong = SURNAMES.filter((surname) => {
      const read = pinyin(surname, { mode: "surname", toneType: "none", type: "array", v: true })[0] ?? "";
      return nameInitials(surname) !== read.slice(0, 1);
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ["周杰伦", "zjl"],
    ["单雨桐", "syt"],
    ["欧阳娜娜", "oynn"],
    ["尉迟敬德", "ycjd"],
    ["周*", "z"],
    ["annarossi", "a"],
    ["阿卜杜拉", "abdl"],
    ["", ""],
  ])("the initials of %s are %s", (key, initials) => {
    expect(nameInitials(key)).toBe(initials);
  });

  test.each([
    ["重庆大学", "chong qing da xue"],
    ["长春理工大学", "chang chun li gong da xue"],
    ["厦门大学", "xia men da xue"],
    ["西藏民族大学", "xi zang min zu da xue"],
    ["中国音乐学院", "zhong guo yin yue xue yuan"],
    ["首都经济贸易大学", "shou du jing ji mao yi da xue"],
    ["成都地质学院", "cheng du di zhi xue yuan"],
    ["上海立信会计金融学院", "shang hai li xin kuai ji jin rong xue yuan"],
    ["中国传媒大学", "zhong guo chuan mei da xue"],
    ["蚌埠医科大学", "beng bu yi ke da xue"],
  ])("%s is read %s", (name, read) => {
    expect(pinyinOf(name).join(" ")).toBe(read);
  });
});

describe("keys", () => {
  test("do not see width, case, spaces and dots", () => {
    expect(nameKey("阿卜杜·拉")).toBe(nameKey("阿卜杜拉"));
    expect(nameKey("Ａｎｎａ  MARIA")).toBe("annamaria");
    expect(numberKey("１１０-105 ｘ")).toBe("110105X");
  });

  test("a prefix's end sorts after everything that begins with it, and before what does not", () => {
    const bytes = (text: string) => Buffer.from(text).toString("hex");
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (prefix, rest) => {
          expect(bytes(prefix + rest) < bytes(afterPrefix(prefix))).toBe(true);
        },
      ),
    );
    expect(bytes("周杰") > bytes(afterPrefix("周一"))).toBe(true);
  });
});

test("a school is found by every ending of its names, the beginning of the name first", () => {
  const terms = new Map(schoolTerms("上海交通大学", ["上海交大"]).map(({ term, rank }) => [term, rank]));
  expect(terms.get("上海交通大学")).toBe(0);
  expect(terms.get("交通大学")).toBe(1);
  expect(terms.get("上海交大")).toBe(2);
  expect(terms.get("jiaotongdaxue")).toBe(5);
  expect(terms.get("shjtdx")).toBe(6);
  expect(terms.get("jtdx")).toBe(7);
  expect(terms.has("iaotong")).toBe(false);
});

describe("what staff type is read", () => {
  const kinds = (typed: string) => readingsOf(typed).map(({ kind }) => kind);
  test.each<[string, string[]]>([
    ["张伟", ["name", "namePrefix"]],
    ["zw", ["initials", "name", "namePrefix"]],
    ["13800008812", ["phone", "order", "studentNumber", "collectionCode"]],
    ["8812", ["phoneLastFour", "documentLastFour", "studentNumber"]],
    ["１７５x", ["documentLastFour", "studentNumber"]],
    ["990101200201010019", ["document", "order", "studentNumber", "collectionCode"]],
    ["4200001234202611220000000001", ["transaction", "order", "studentNumber"]],
    ["E12345678", ["order", "studentNumber", "document"]],
    ["  ", []],
    ["！？", []],
  ])("%s as %j", (typed, expected) => {
    expect(kinds(typed)).toEqual(expected);
  });

  test("never throws and never asks for more than ten things", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => readingsOf(typed).length <= 10),
    );
  });

  test("a name also as acquisition codes mask it", () => {
    expect(storedForms("周杰伦")).toEqual(["周杰伦", "周*", "周**", "周*伦"]);
    expect(storedForms("周杰")).toEqual(["周杰", "周*"]);
    expect(storedForms("anna")).toEqual(["anna"]);
  });
});
