declare module 'pgpass' {
  interface Login {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  }

  export default function readPasswordFile(login: Login, done: (password: string | undefined) => void): void;
}
