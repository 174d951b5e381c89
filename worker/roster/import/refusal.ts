/** Why a file as a whole is not taken. */
export type ListFault = "notWorkbook" | "tooLarge" | "openQuote" | "tooManyRows" | "empty";

/** Ends reading a file from inside its readers; caught where reading began, and answered as a fault. */
export class ListRefusal extends Error {
  readonly fault: ListFault;

  constructor(fault: ListFault) {
    super(fault);
    this.fault = fault;
  }
}
