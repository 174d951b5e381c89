import type { Limits } from "./rule.ts";

/**
 * Every threshold of the checks of a shot, with where it comes from. "Portraits" are the 98 labelled development
 * pictures: 17 usable, 24 borderline, 57 to be refused for one reason or several. Where a published limit exists it
 * is used, widened by the error of our own measurement; else the limit lies in a natural gap between the usable
 * portraits and those refused for that reason. What lies near the gap warns, and a person looks at it.
 */
export const LIMITS = {
  /**
   * Spread, degrees, of our roll against hand-marked eyes (1.0, 31 portraits) and of yaw and pitch over portraits
   * labelled frontal (3.4 and 5.6, 29 portraits; part of it is people, part of it measurement).
   */
  poseSpread: { roll: 1, yaw: 3.4, pitch: 5 },

  /** Beyond half a quarter turn the picture itself lies on its side or upside down. */
  upright: { pass: { min: -45, max: 45 }, warn: { min: -45, max: 45 } },

  /** FaceMesh's certainty: above 0.999 on every unobstructed face, below 0.5 on one behind dark glasses in the dark. */
  presence: { pass: { min: 0.99 }, warn: { min: 0.9 } },

  /**
   * Face width over the picture's shorter side. At the least usable portrait 0.17; where the face was refused as too
   * small 0.12 and 0.13. Below a quarter the photo is no half-length portrait any more.
   */
  faceShare: { pass: { min: 0.25 }, warn: { min: 0.145 } },

  /**
   * Pixels between the cheeks. 178 fills the ministry's 240 px enlarged 1.35 times; below 90 nothing of iris and
   * brows is left.
   */
  faceWidth: { pass: { min: 178 }, warn: { min: 90 } },

  /**
   * Height over width of the eye opening. Soukupová and Čech (2016) take 0.2 for shut. Portraits: shut or nearly
   * shut 0.14 to 0.19, the narrowest open eyes 0.23.
   */
  openness: { pass: { min: 0.225 }, warn: { min: 0.2 } },

  /** An opening above this is no shut eye, whatever is dark in it: shut ones measure up to 0.24, most open ones more. */
  plainlyOpen: 0.27,

  /**
   * How low the darkest part of the eye lies. An iris 0.26 to 0.57 down the opening, the lashes of a shut lid from
   * 0.66.
   */
  lashes: { pass: { max: 0.6 }, warn: { max: 0.635 } },

  /**
   * Direction of the gaze against the camera, degrees, known to 1 (portraits against their mirror images). Usable
   * portraits up to 10, others in other light up to 12, looking aside from 15. Head turn and eye turn are added, so
   * whoever turns the head but looks at the camera passes.
   */
  gaze: { pass: { min: -10, max: 10 }, warn: { min: -13.5, max: 13.5 } },

  /** Share of the opening of an eye that is red from a flash. Portraits up to 0.013; none of them has red eyes. */
  redEye: { pass: { max: 0.05 }, warn: { max: 0.1 } },

  /**
   * Cover of the eyes, 0 none to 1 dark or mirrored glasses; see `eyeCoverScore`. Usable portraits 0, others without
   * such glasses up to 0.18, mirrored and dark glasses from 0.56.
   */
  eyeCover: { pass: { max: 0.3 }, warn: { max: 0.42 } },

  /** How plainly lips are seen: portraits from 0.43 (a dark grey beard), usable ones from 0.9; behind a hand 0.22. */
  lipsSeen: { pass: { min: 0.5 }, warn: { min: 0.32 } },

  /** Opening of the mouth, face widths; see `mouthOpening`. Shut lips up to 0.020, an open mouth from 0.033. */
  mouthOpen: { pass: { max: 0.021 }, warn: { max: 0.028 } },

  /**
   * Teeth in sight, face widths: up to 0.004 when the lips are shut, from 0.014 when teeth show. In a smile they are
   * for the reviewer; without one the face grimaces, speaks or shouts.
   */
  teeth: { pass: { max: 0.006 }, warn: { max: 0.009 } },
  teethInSmile: { pass: { max: 0.006 }, warn: {} },

  /** Width of the mouth over the outer corners of the eyes: from 0.69 in smiles that show teeth, else up to 0.63. */
  smileWidth: 0.66,

  /** Lift of the corners in smiles that show teeth from 0.06, in a grimace as wide 0.04. */
  smileLift: 0.05,

  /**
   * L* of the brightest twentieth of the face or of the white of the eye, whichever is brighter: the white of the
   * eye is as bright in dark skin as in fair skin. Usable portraits from 46.7, darkened by 13% from 40.7; portraits
   * named too dark at 39.8 and 41.7 (two selfies of one person, which fail for that too) and 9.7.
   */
  brightest: { pass: { min: 50 }, warn: { min: 40 } },

  /** Share of the face that is burnt out. Usable portraits up to 0.002, brightened by a fifth 0.13; overexposed 0.57. */
  burnt: { pass: { max: 0.04 }, warn: { max: 0.2 } },

  /**
   * The brighter half of the face over the darker, in linear light. Usable portraits up to 2.7 (low-key studio
   * light), one with "one cheek darker" 4.4, faces half in shadow from 6.7.
   */
  sides: { pass: { max: 2.8 }, warn: { max: 5.2 } },

  /**
   * CIE L*a*b* hue of the skin, degrees. Human skin of every tone lies between 30 and 80 under daylight (Xiao et al.
   * 2017, "Characterising the variations in ethnic skin colours"); portraits between 18 and 81, brightened by a fifth
   * up to 90. Coloured light puts it outside.
   */
  skinHue: { pass: { min: 18, max: 78 }, warn: { min: 0, max: 98 } },

  /** Chroma below which skin is so pale that its hue tells nothing; pale portraits in cool light 5.6. */
  hueTells: 7,

  /** Chroma of the skin: portraits up to 39. */
  skinChroma: { pass: { max: 42 }, warn: { max: 52 } },

  /** Difference of both cheeks in a* and b*: portraits up to 31, under lamps of two colours 80. */
  hueSpread: { pass: { max: 33 }, warn: { max: 45 } },

  /** Chroma below which 95% of the face lies: 0 in a grey picture, from 14 in a colour one, 5 in a very dark one. */
  mostChroma: { pass: { min: 6 }, warn: { min: 3 } },

  /**
   * Blur of the clearest edges, px of the standard photo, where an iris is about 20 px wide. Usable portraits up to
   * 1.3, soft ones 1.8, blurred mildly 2.9, blurred 4.5; portraits blurred by 5 px of their own 2.7 to 4.5.
   */
  blur: { pass: { max: 1.8 }, warn: { max: 3 } },

  /**
   * Strength of the JPEG block grid. Undamaged portraits up to 1.54; portraits saved again at quality 10 from 2.8, but
   * for one tiny face; at 30 about 2, at 50 about 1.6.
   */
  blocks: { pass: { max: 1.9 }, warn: { max: 2.4 } },

  /**
   * How surely something is worn on the head; see `headCoverScore`. Usable portraits up to 0.57, in brighter light
   * 0.73 (gloss on black hair); hats from 1.09. Jewellery, 0.86, is for `ornament`.
   */
  headCover: { pass: { max: 0.65 }, warn: { max: 0.9 } },

  /**
   * Area in the hair of a colour that hair does not have, face widths squared. Usable portraits up to 0.003, brightened
   * ones 0.008 (gloss); flowers and gold from 0.020, one small flower 0.009; dyed hair 0.016.
   */
  ornament: { pass: { max: 0.0075 }, warn: { max: 0.0125 } },

  /**
   * Area of lit skin beside the jaw, face widths squared. Usable portraits up to 0.001, bare shoulders at their usual
   * height 0.010; a fist at the chin 0.043, shoulders pulled up to the jaw 0.028 and 0.084.
   */
  handAtJaw: { pass: { max: 0.016 }, warn: { max: 0.022 } },

  /**
   * Area of skin to one side of the throat that is as light as the cheek, less the same on the other side, face widths
   * squared. Usable and borderline portraits up to 0.008, open collars and bare shoulders included, since they reach
   * across the midline or lie in the chin's shadow; fingers at the chin 0.107.
   */
  handAtThroat: { pass: { max: 0.03 }, warn: { max: 0.05 } },

  /** Share of the head's width that the picture's upper edge cuts: a strand may touch it. */
  headCut: { pass: { max: 0.04 }, warn: { max: 0.2 } },

  /**
   * Colour distance of the upper forehead from the cheeks: bare up to 25 (side light), under a fringe 36 and more.
   * Covered foreheads are for the reviewer.
   */
  foreheadCover: { pass: { max: 30 }, warn: {} },

  /** Share of the strip beside the cheek that is skin; below this on both sides no ear shows. For the reviewer. */
  ears: { pass: { min: 0.03 }, warn: {} },

  /** Grain on the cheeks, levels of 255. For the reviewer only: pores and beards look alike to it. */
  grain: { pass: { max: 4 }, warn: {} },

  /**
   * Share of the clothes that is blue. Usable portraits up to 0.20, in bluer or brighter light 0.46 (navy); refused for
   * it from 0.76.
   */
  blueClothes: { pass: { max: 0.35 }, warn: { max: 0.58 } },

  /**
   * Share of the clothes that is white before a white background. For the reviewer only: five of seventeen usable
   * portraits wear white, and a white shirt with folds and a shadow still has an edge.
   */
  whiteClothes: { pass: { max: 0.5 }, warn: {} },

  /**
   * Enlargement of the nearer parts of the head: self-portraits at arm's length or nearer 0.12 to 0.17, portraits
   * 0.00 with a spread of 0.05.
   */
  closeness: { pass: { max: 0.1 }, warn: { max: 0.14 } },
} satisfies Record<string, Limits | Record<string, number> | number>;
