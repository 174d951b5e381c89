import type { Photo, Verdict } from "../photo.ts";
import type { Collection } from "../state.ts";
import type { Folders } from "./fold.ts";

function changePhoto({ photo }: Collection, change: Partial<Photo>): Partial<Collection> {
  return { photo: { ...photo, ...change } };
}

function judged({ photo }: Collection, verdict: Omit<Verdict, "reasons">, reasons: readonly string[] = []) {
  return [...photo.verdicts, { ...verdict, reasons }];
}

export const photoFolders: Folders<
  | "ShotRecorded"
  | "StandardizingBegun"
  | "Standardized"
  | "StandardizingFailed"
  | "Submitted"
  | "ReviewOverdue"
  | "StagePassed"
  | "Approved"
  | "Rejected"
  | "LeftReview"
  | "PhotoReopened"
  | "Delivered"
> = {
  ShotRecorded: (state, { shot, at }) =>
    changePhoto(state, {
      status: "shot",
      shots: [...state.photo.shots, { ...shot, at }],
      shotsUsed: state.photo.shotsUsed + 1,
      standard: null,
      failure: null,
      lease: null,
    }),
  StandardizingBegun: (state, { leaseId, shotId, until }) =>
    changePhoto(state, { status: "standardizing", lease: { id: leaseId, shotId, until }, failure: null }),
  Standardized: (state, { leaseId, standard }) =>
    changePhoto(state, { status: "standardized", standard, lease: null, doneLeaseId: leaseId }),
  StandardizingFailed: (state, { failure }) => changePhoto(state, { status: "shot", lease: null, failure }),
  Submitted: (state, { submission, stage, dueAt, at }) =>
    changePhoto(state, {
      status: "inReview",
      submissions: submission,
      review: { submission, stage, submittedAt: at, dueAt, overdue: false },
    }),
  ReviewOverdue: (state) =>
    changePhoto(state, { review: state.photo.review && { ...state.photo.review, overdue: true } }),
  StagePassed: (state, { submission, stage, noteId, next, dueAt, at }) =>
    changePhoto(state, {
      review: state.photo.review && { ...state.photo.review, stage: next, dueAt, overdue: false },
      verdicts: judged(state, { submission, stage, approved: true, noteId, at }),
    }),
  Approved: (state, { submission, stage, noteId, at }) =>
    changePhoto(state, {
      status: "approved",
      review: null,
      verdicts: judged(state, { submission, stage, approved: true, noteId, at }),
    }),
  Rejected: (state, { submission, stage, reasons, noteId, at }) =>
    changePhoto(state, {
      status: "rejected",
      review: null,
      verdicts: judged(state, { submission, stage, approved: false, noteId, at }, reasons),
    }),
  LeftReview: (state) => changePhoto(state, { status: "standardized", review: null }),
  PhotoReopened: (state) => changePhoto(state, { status: "standardized" }),
  Delivered: (state, { at }) => changePhoto(state, { status: "delivered", deliveredAt: at }),
};
