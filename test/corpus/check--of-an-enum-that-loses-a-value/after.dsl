enum Status {
  open
  done
  @@map("status_of")
}

model Deal {
  id     Int      @id
  status Status?  @check("status <> 'done'")
  many   Status[] @check("many <> ARRAY['open']::status_of[]")

  @@check("'done'::status_of > 'open' and id > 0", map: "no column of it")
}
