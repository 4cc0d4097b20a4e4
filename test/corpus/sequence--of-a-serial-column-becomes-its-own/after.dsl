sequence T_id_seq {
  type = Int
}

sequence numbers {
  type  = Int
  start = 10
}

sequence Gone_id_seq {
  type = Int
}

model T {
  id Int @id @default(dbgenerated("nextval('\"T_id_seq\"')"))
  n  Int
}

/// only a sequence of its own can have a comment
sequence Commented_id_seq {
  type    = Int
  ownedBy = Commented.id
}

model Commented {
  id Int @id @default(dbgenerated("nextval('\"Commented_id_seq\"')"))
}

/// counts what is new
sequence Fresh_id_seq {
  ownedBy = Fresh.id
}

model Fresh {
  id BigInt @id @default(dbgenerated("nextval('\"Fresh_id_seq\"')"))
}
