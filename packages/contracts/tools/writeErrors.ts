// Writes docs/reference/errors.md. Run after changing an error: `node packages/contracts/tools/writeErrors.ts`.

import { writeFileSync } from "node:fs";
import { errorsPage } from "./errorsPage.ts";

writeFileSync(new URL("../../../docs/reference/errors.md", import.meta.url), errorsPage());
