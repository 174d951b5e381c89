import { checkCharacter } from "../../worker/qualification/document/check-digit.ts";

/** An invented graduate. */
export interface DemoPerson {
  readonly name: string;
  readonly studentNumber: string;
  /** Passes the check digit, and begins with a province that does not exist: nobody has it. */
  readonly documentNumber: string;
  readonly college: string;
  readonly major: string;
  readonly className: string;
  readonly level: string;
}

const SURNAMES = [..."林苏顾沈叶陆温江许白程夏"];
const GIVEN = ["知夏", "星河", "一诺", "清和", "予安", "书言", "云舒", "景行", "晚晴", "伟", "静", "思远"];
const MAJORS = [
  ["文学院", "汉语言文学"],
  ["信息学院", "计算机科学与技术"],
  ["护理学院", "护理学"],
] as const;

/**
 * Invents the people of a programme, the same ones each time.
 *
 * @param series Tells programmes apart, 0 to 99: it is part of the numbers.
 */
export function demoPeople(series: number, count: number, level: string): readonly DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const [college, major] = MAJORS[index % MAJORS.length] ?? ["文学院", "汉语言文学"];
    const day = String(1 + (index % 28)).padStart(2, "0");
    const digits = `99${String(series).padStart(2, "0")}01200${index % 5}0${1 + (index % 9)}${day}${String(index + 1).padStart(3, "0")}`;
    return {
      name: `${SURNAMES[(index * 5 + series) % SURNAMES.length]}${GIVEN[(index * 7 + series) % GIVEN.length]}`,
      studentNumber: `2023${String(series).padStart(2, "0")}${String(index + 1).padStart(4, "0")}`,
      documentNumber: digits + checkCharacter(digits),
      college,
      major,
      className: `${1 + (index % 2)} 班`,
      level,
    };
  });
}
