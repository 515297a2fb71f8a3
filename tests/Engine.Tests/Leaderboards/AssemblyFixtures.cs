using ChallengeHub.Engine.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(EmbeddedStore))]
[assembly: AssemblyFixture(typeof(RealStore))]
