import type { Programme } from "../../roster/programmes.ts";

/** Above the heading of a programme's page: whose it is, with the ways back. */
export function ProgrammeLine({ programme }: { readonly programme: Omit<Programme, "policy"> }) {
  const { id, schoolId, school, year, category } = programme;
  return (
    <p>
      <a href={`/desk/schools/${schoolId}`}>{school}</a> ·{" "}
      <a href={`/desk/programmes/${id}`}>
        {year} {category}
      </a>
    </p>
  );
}
