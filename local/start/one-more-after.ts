/** Makes a function that does some work now; what it is called for while the work runs is done by one more run after it. */
export function oneMoreAfter(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
