// Instagram: the adapter.

export { instagramAdapter, instagramFields } from "./instagramAdapter.ts";
