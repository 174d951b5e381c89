import type { Part } from "../catalogue.ts";

/** What every page says, in English. */
export const app: Part<"app"> = {
  app: {
    name: "Xuezhao",
    slogan: "Your graduation photo, from phone to certificate",
    back: "Back",
    home: "Home",
    service: "Help",
    language: "中文",
    cancel: "Cancel",
    retry: "Try again",
    loading: "Loading",
    reopen: "Open again",
    skip: "Skip to content",
  },
  problem: {
    offline: "You are offline. We carry on as soon as you are back; your progress is saved.",
    unreachable: "We cannot be reached. Check your network and try again; your progress is saved.",
    server: "Something is busy on our side. Try again soon; nothing of yours is lost.",
    offlineBar: "You are offline",
    backOnline: "Back online",
    slowWay: "The network is slow; the page is not here yet. Wait a little, or open it again.",
    lostWay: "The page did not open. Check your network and open it again.",
    nothingHere: "There is no such page",
    nothingHereMore: "The link may have run out. Start again from the home page.",
    cookie: "The browser did not keep your login. Allow cookies and log in again.",
  },
  fields: {
    collectionCode: "Acquisition code",
    name: "Name",
    documentNumber: "Document number",
    studentNumber: "Student number",
    school: "School",
    category: "Category",
    level: "Level",
    year: "Year",
    college: "College",
    major: "Major",
  },
};
