// A multipart/form-data body with one file, as a browser sends it.

const boundary = "----parley-test-boundary";

export interface TestFile {
  bytes: Uint8Array;
  name?: string;
  type?: string;
  /** The form field. */
  part?: string;
}

export function multipart({ bytes, name = "file.bin", type = "", part = "file" }: TestFile) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${part}"; filename="${name}"\r\n${
    type && `content-type: ${type}\r\n`
  }\r\n`;
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
