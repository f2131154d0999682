-- kind: the ids of its windows that have members
local kind = ARGV[5] .. ':'
for _, window in ipairs(redis.call('ZRANGEBYSCORE', windows, '(' .. text(now), '+inf')) do
  if string.sub(window, 1, #kind) == kind then
    local at = keys_of(window)
    check(at)
    if size(at) > 0 then
      add(string.sub(window, #kind + 1))
    end
  end
end
return reply
