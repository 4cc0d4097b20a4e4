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
