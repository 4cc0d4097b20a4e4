model T {
  id Int    @id
  a  String @collate("C")
  b  String

  @@index([raw("(lower(b)) collate \"POSIX\" "), id], map: "key")
  @@index([raw("b || a COLLATE \"POSIX\"")], map: "operand")
  @@index([a, raw("upper(a)")], map: "own")
  @@index([id], with: ["deduplicate_items=off", "fillfactor=70"], map: "kept")
}
