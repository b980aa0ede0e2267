export const mailSecurities = ['starttls', 'tls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

/** The mail server that reports are handed to. Nothing of it is ever logged. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `starttls`: encrypted before anything is said, or not at all. */
  readonly security: MailSecurity;
  readonly login?: { readonly user: string; readonly password: string };
  /** `reports@example.com`, with a name before it or not. */
  readonly from: string;
  /** Certificates to trust besides the usual ones, as PEM. */
  readonly ca?: string;
}
