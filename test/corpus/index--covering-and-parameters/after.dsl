model T {
  id Int    @id
  a  String
  b  Int

  @@index([a], include: [b, id], with: ["fillfactor=70"])
}
