enum Status {
  open
  done
  lost
}

model Deal {
  id     Int     @id
  status Status  @check("status <> 'lost' or id > 0")
  first  Status? @check("first in ('open', 'lost', 'done')")
}
