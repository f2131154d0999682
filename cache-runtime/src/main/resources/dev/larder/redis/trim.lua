-- window or '', how many to keep: how many were removed
change(ARGV[5], function(at)
  return trim(at, tonumber(ARGV[6]))
end)
return reply
