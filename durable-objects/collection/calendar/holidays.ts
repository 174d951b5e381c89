/**
 * Days off and make-up working days of mainland China, by year, as the State Council's office announces them
 * each November: 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026.
 *
 * The exchange of weekends for 2027 was not announced when this was written. Its entry holds the statutory days
 * of 《全国年节及纪念日放假办法》 (2024 revision), which are certain; a programme's own calendar can add the rest.
 */
interface Year {
  readonly holidays: readonly (readonly [first: string, last: string])[];
  readonly workdays: readonly string[];
}

export const years: Readonly<Record<string, Year>> = {
  "2025": {
    holidays: [
      ["2025-01-01", "2025-01-01"],
      ["2025-01-28", "2025-02-04"],
      ["2025-04-04", "2025-04-06"],
      ["2025-05-01", "2025-05-05"],
      ["2025-05-31", "2025-06-02"],
      ["2025-10-01", "2025-10-08"],
    ],
    workdays: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  "2026": {
    holidays: [
      ["2026-01-01", "2026-01-03"],
      ["2026-02-15", "2026-02-23"],
      ["2026-04-04", "2026-04-06"],
      ["2026-05-01", "2026-05-05"],
      ["2026-06-19", "2026-06-21"],
      ["2026-09-25", "2026-09-27"],
      ["2026-10-01", "2026-10-07"],
    ],
    workdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
  "2027": {
    holidays: [
      ["2027-01-01", "2027-01-01"],
      ["2027-02-05", "2027-02-08"],
      ["2027-04-05", "2027-04-05"],
      ["2027-05-01", "2027-05-02"],
      ["2027-06-09", "2027-06-09"],
      ["2027-09-15", "2027-09-15"],
      ["2027-10-01", "2027-10-03"],
    ],
    workdays: [],
  },
};
