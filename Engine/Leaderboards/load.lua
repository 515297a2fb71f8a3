-- Fills a generation that is not served yet. KEYS: generations, meta, then two per board.
-- ARGV: generation, seq, version, 1 on its first call else 0, then the lines. Answers 1, or 0 when the generation is gone.
if ARGV[4] == '1' then
  redis.call('SADD', KEYS[1], ARGV[1])
elseif not redis.call('HGET', KEYS[2], 'seq') then
  return 0
end
if not intact(KEYS[2], 3, 5) then return 0 end
put(KEYS[2], 3, 5)
redis.call('HSET', KEYS[2], 'seq', ARGV[2], 'version', ARGV[3])
return 1
