/** A secret that is shown once. */
export interface Once {
  readonly title: string;
  /** What to do with it, until when it is good, and that it is not shown again. */
  readonly warning: string;
  /** What is read and typed by hand. */
  readonly shown: string;
  /** What is copied, and what a camera reads: the secret itself, or the link that it stands in. */
  readonly copied: string;
  /** What the button says that copies it. */
  readonly copy: string;
  /** What the code for a camera is called; none where no device reads it. */
  readonly qr?: string;
}
