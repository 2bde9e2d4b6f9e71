// Types of files the file dialog offers for each kind of media.

export const acceptedMedia = {
  image: "image/png,image/jpeg,image/gif,image/webp,image/avif",
  video: "video/mp4,video/webm",
} as const;
