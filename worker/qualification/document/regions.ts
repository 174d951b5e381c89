/** Province codes of GB/T 2260 that citizen identification numbers begin with; 71 is Taiwan Province. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71".split(
    " ",
  ),
);

/**
 * Region codes of the residence permits for residents of Hong Kong, Macau and Taiwan: 公安部公告 on the 2018
 * measures for applying for and issuing them (国办发〔2018〕81号).
 */
const RESIDENCE_PERMITS = new Set(["810000", "820000", "830000"]);

/** A province that does not exist: specimens and demo data have it, so that no number is anybody's. */
const SPECIMEN = "99";

/** Whether a number's first six digits are a region that resident ID cards are issued in. */
export function isRegion(prefix: string, specimens: boolean): boolean {
  const province = prefix.slice(0, 2);
  if (specimens && province === SPECIMEN) return true;
  return PROVINCES.has(province) && prefix.slice(2) !== "0000";
}

/** Whether a number's first six digits are those of a residence permit for Hong Kong, Macau or Taiwan residents. */
export function isResidencePermitRegion(prefix: string): boolean {
  return RESIDENCE_PERMITS.has(prefix);
}
