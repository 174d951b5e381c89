import { PhotoUnreadable, reduce } from "./reduce.ts";

/** Above this a picture is made smaller before it is sent (bytes): the server takes 12 MB. */
const LARGE = 4_000_000;

/** A picture of a code or a card, ready to be sent: as it is, unless it is so large that the network would suffer. */
export async function readablePicture(file: File): Promise<File> {
  if (file.size <= LARGE) return file;
  try {
    return (await reduce(file)).file;
  } catch (error) {
    // The server's refusal says what to do about a file that is no picture.
    if (error instanceof PhotoUnreadable) return file;
    throw error;
  }
}
