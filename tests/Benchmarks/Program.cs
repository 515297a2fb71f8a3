using ChallengeHub.Benchmarks;

// by hand: dotnet run -c Release --project tests/Benchmarks -- [smoke] [all|NAME…]
return args switch
{
    [Load.Word] => await Load.Answer(),
    [Crowd.Word] => await Crowd.Answer(),
    [Echo.Word] => await Echo.Serve(),
    _ => await Benches.Run(args),
};
