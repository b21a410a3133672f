// Replays a change feed: ldes.mjs URL STATE; one line for each member, and a last one with their number.
import { intoConfig, replicateLDES } from "ldes-client";

const [url, statePath] = process.argv.slice(2);
const client = replicateLDES(intoConfig({ url, statePath, polling: false }), "none");
const reader = client.stream({ highWaterMark: 10 }).getReader();
let count = 0;
for (let one = await reader.read(); !one.done; one = await reader.read()) {
  count += 1;
  console.log(`member ${one.value.id.value} ${one.value.quads.length}`);
}
console.log(`members ${count}`);
process.exit(0);
