-- version, token, duration, not after, rejected, length of a prefix:
-- [0, value] or [1] the lease is yours or [2, rest of another's]
local stored = field(value_field)
-- A value without a byte is none: nothing rejected would tell that it was looked at.
local value = stored and string.sub(stored, 9) or ''
if value ~= '' and ends(stored) > now then
  local rejected = ARGV[5]
  if rejected == '' or string.sub(value, 1, tonumber(ARGV[6])) ~= rejected then
    return { 0, value }
  end
end
local held = lease()
if held then
  return { 2, held.till - now }
end
if now > tonumber(ARGV[4]) then
  return { 2, 0 }
end
take('L', ARGV[2], ARGV[3])
return { 1 }
