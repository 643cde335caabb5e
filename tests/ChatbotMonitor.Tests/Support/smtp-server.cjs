// Nodemailer's SMTP server on a free port of 127.0.0.1: prints its port, then each mail as a line of JSON.
// node smtp-server.cjs MODULE MODE   (MODE: starttls or tls, with a certificate that nobody vouches for)
const { SMTPServer } = require(process.argv[2]);
const server = new SMTPServer({
  secure: process.argv[3] === "tls",
  disabledCommands: [],
  allowInsecureAuth: true,
  onAuth: (auth, session, done) =>
    auth.username === "monitor" && auth.password === "geheim" ? done(null, { user: auth.username }) : done(new Error("no")),
  onRcptTo: (address, session, done) => {
    if (address.address.startsWith("gone@")) return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    if (address.address.startsWith("full@")) return done(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
    done();
  },
  onData: (stream, session, done) => {
    let mail = "";
    stream.setEncoding("utf8").on("data", part => (mail += part)).on("end", () => {
      console.log(JSON.stringify({ to: session.envelope.rcptTo.map(r => r.address), user: session.user, secure: session.secure, mail }));
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
