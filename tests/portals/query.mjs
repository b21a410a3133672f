// Asks a page or an RDF file who speaks and what it is called: query.mjs URL; one line for each answer.
import { QueryEngine } from "@comunica/query-sparql";

const [url] = process.argv.slice(2);
const query = `PREFIX s: <http://schema.org/>
SELECT DISTINCT ?event ?who WHERE {
  ?e a s:Event ; s:name ?event ; s:subEvent*/s:performer ?p . ?p s:performer*/s:name ?who
}`;
const answers = await new QueryEngine().queryBindings(query, { sources: [url] });
for (const row of await answers.toArray()) {
  console.log(`${row.get("event").value} | ${row.get("who").value}`);
}
process.exit(0);
