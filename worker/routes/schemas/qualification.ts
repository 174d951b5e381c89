import * as v from "valibot";
import { documentTypes } from "../../qualification/document/document.ts";
import {
  CollectionIdSchema,
  FileSchema,
  MomentSchema,
  ProgrammeIdSchema,
  TextSchema,
  typed,
} from "./common.ts";

/** A picture with a code, or one side of an identity card: at most 12 MB. */
const PictureSchema = v.pipe(FileSchema, v.maxSize(12_000_000));

export const CodePictureSchema = v.object({ picture: PictureSchema });

/** What a scanner read. */
export const CodeTextSchema = v.pipe(
  v.object({ content: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
  v.examples([{ content: "6260181590830166" }]),
);

/** What shows of a code before it is proved; null for a well-formed code, of which nothing is known yet. */
const CodeSummarySchema = v.nullable(
  v.object({
    collectionCode: v.string(),
    school: v.string(),
    category: v.string(),
    level: v.string(),
    year: v.number(),
  }),
);
export const ReadCodeSchema = v.object({ code: CodeSummarySchema });

/** The code an account has read last; it is kept for half an hour, sealed. */
export const PendingCodeSchema = v.object({
  programmeId: ProgrammeIdSchema,
  code: CodeSummarySchema,
  readAt: MomentSchema,
  expiresAt: MomentSchema,
});

export const QualificationSchema = v.object({
  /** Null: no code has been read, or it is used or too old. */
  code: v.nullable(PendingCodeSchema),
  /** Until when no more proofs are taken from this account; null: they are. */
  coolingUntil: v.nullable(MomentSchema),
});

export const ProofSchema = v.pipe(
  v.object({ lastFour: v.pipe(v.string(), v.minLength(1), v.maxLength(20)) }),
  v.examples([{ lastFour: "175X" }]),
);

/** The collection that is now this account's. */
export const QualifiedSchema = v.object({ collectionId: CollectionIdSchema });

/** Who someone says to be; document numbers are judged by their own rules. */
const person = {
  name: typed(60),
  documentType: v.picklist(documentTypes),
  documentNumber: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
};

export const IdentitySchema = v.object({
  ...person,
  /** Portrait side 人像面. */
  front: PictureSchema,
  /** Emblem side 国徽面; a passport has one picture only. */
  back: v.optional(PictureSchema),
  /** The version of the privacy policy that was shown and ticked; absent: it was not. */
  consentVersion: v.optional(v.pipe(v.string(), v.isoDate())),
});

const asked = v.object({
  name: v.optional(person.name),
  documentType: v.optional(person.documentType),
  documentNumber: v.optional(person.documentNumber),
});

/** Someone named whole. */
export const NamedSchema = v.required(asked);

/** Without a person it is about the one who was searched last. */
export const RecordRequestSchema = v.pipe(
  v.object({ ...asked.entries, studentNumber: v.optional(v.nullable(typed(40)), null) }),
  // A specimen's number: its province does not exist.
  v.examples([
    { studentNumber: null },
    { name: "测试", documentType: "residentId", documentNumber: "990101200201010019", studentNumber: null },
  ]),
);

/** What became of the request to be added to the school's list. */
const RecordRequestStateSchema = v.object({
  id: v.string(),
  status: v.picklist(["open", "added", "declined"]),
  createdAt: MomentSchema,
  /** The school's answer. */
  answer: v.nullable(v.string()),
});

/** The page for someone whose record was not found. */
export const NotFoundSchema = v.object({
  /** Whom this account searched last, masked; null: nobody in the last thirty days. */
  searched: v.nullable(
    v.object({
      school: v.string(),
      category: v.string(),
      year: v.number(),
      name: v.string(),
      number: v.string(),
      at: MomentSchema,
    }),
  ),
  /** How often this account has searched this programme's list. */
  tries: v.number(),
  text: TextSchema,
  contact: v.object({ phone: v.string(), hours: v.string(), school: TextSchema }),
  /** Whether a request to be added makes sense now. */
  mayRequest: v.boolean(),
  request: v.nullable(RecordRequestStateSchema),
});

/** An agreement in the ledger. */
const ConsentSchema = v.object({
  document: v.string(),
  version: v.string(),
  language: v.string(),
  givenAt: MomentSchema,
  withdrawnAt: v.nullable(MomentSchema),
});
export const ConsentsSchema = v.object({ consents: v.array(ConsentSchema) });
export const GiveConsentSchema = v.pipe(
  v.object({
    document: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
    version: v.pipe(v.string(), v.isoDate()),
    programmeId: v.optional(ProgrammeIdSchema),
  }),
  v.examples([{ document: "privacy", version: "2026-09-01" }]),
);

/** A text to agree to. */
export const DocumentSchema = v.object({
  id: v.string(),
  version: v.string(),
  language: v.picklist(["zh", "en"]),
  title: v.string(),
  sections: v.array(v.object({ heading: v.string(), paragraphs: v.array(v.string()) })),
  /** SHA-256 of the text in this language, as the ledger keeps it. */
  sha256: v.string(),
});
