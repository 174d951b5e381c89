import type { Part } from "../catalogue.ts";

/** Start, login, privacy policy, in English. */
export const entry: Part<"entry"> = {
  start: {
    enter: "Enter",
    how: "Four steps",
    step1: "Verify your enrolment",
    step1More: "By acquisition code or by identity",
    step2: "Take the photo",
    step2More: "Someone else holds the phone, rear camera",
    step3: "We make the standard photo",
    step3More: "Every rule is checked; we say what to change",
    step4: "Review, then download",
    step4More: "About two working days; retakes are free",
    promise: "Pay once, shoot until you are satisfied",
    purpose: "Photo collection for the electronic registration of graduation certificates",
    privacy: "Privacy policy",
  },
  login: {
    title: "Log in",
    again: "Log in again",
    lead: "Your progress is kept under your account, even on another phone.",
    wechat: "Log in with WeChat",
    phone: "Share my WeChat phone number",
    phoneTitle: "Hear about your result",
    phoneLead:
      "With your number we can tell you the result of the review. It is used for this collection only.",
    later: "Not now",
    stepWechat: "WeChat",
    stepAgree: "Policy",
    stepPhone: "Phone number",
    agreeBefore: "I have read and accept the",
    privacy: "privacy policy",
    agreeFirst: "Please read and accept the privacy policy first",
    continue: "Accept and continue",
    plain: "Open this page in the WeChat mini program to log in.",
    sandbox: "Local run: the sandbox plays WeChat",
    ticketGone: "This login link has run out. Please log in again.",
    logout: "Log out",
  },
  privacy: { title: "Privacy policy", version: "Version {version}", read: "Understood" },
};
