model T {
  id Int    @id
  a  String
  b  Int
  c  Int

  /// how they hang together
  @@statistics([c, a])
  @@statistics([b, c, a], kinds: ["mcv", "ndistinct"], map: "some \"statistics\"", target: 0)
  @@statistics([raw("b + c")])
  @@statistics([b, raw("lower(a)"), raw("(a || 'x')::varchar(3)")], kinds: ["dependencies"], target: 300)
}

model U {
  a Int @id
  b Int

  @@statistics([a, b])
}
