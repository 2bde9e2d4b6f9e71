// Types of files the file dialog offers for each kind of media.

export const acceptedMedia = {
  image: "image/png,image/jpeg,image/gif,image/webp,image/avif",
  video: "video/mp4,video/webm",
  // Systems differ in what they call these, so endings are named too.
  audio: "audio/mpeg,audio/mp4,audio/ogg,audio/wav,.mp3,.m4a,.ogg,.wav",
  document: "application/pdf,.pdf,.docx,.xlsx,.pptx",
} as const;
