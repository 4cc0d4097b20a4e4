enum Status {
  open
  done
}

model Deal {
  id     Int     @id
  status Status  @check("status <> 'done' or id > 0")
  first  Status?
}
