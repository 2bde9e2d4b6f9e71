// Whether an address may become a link or a picture: addresses come from authors and answers.

export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) || /^\/(?!\/)/.test(url);
}
