using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DemoDirectoryTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ch-demo-");

    private string Demo => Path.Combine(data.FullName, "demo");

    [Fact]
    public void Each_start_empties_the_demonstrations_own_folder_and_nothing_beside_it()
    {
        File.WriteAllText(Path.Combine(data.FullName, "challengehub.db"), "real");
        Assert.Equal(Demo, DemoDirectory.Prepare(data.FullName));
        File.WriteAllText(Path.Combine(Demo, "challengehub.db"), "played");
        DemoDirectory.Prepare(data.FullName);
        Assert.False(File.Exists(Path.Combine(Demo, "challengehub.db")));
        Assert.Equal("real", File.ReadAllText(Path.Combine(data.FullName, "challengehub.db")));
    }

    [Fact]
    public void A_folder_that_it_did_not_make_is_left_alone()
    {
        Directory.CreateDirectory(Demo);
        File.WriteAllText(Path.Combine(Demo, "thesis.txt"), "mine");
        Assert.Contains(
            "was not made by the demonstration",
            Assert.Throws<StartRefused>(() => DemoDirectory.Prepare(data.FullName)).Message
        );
        Assert.True(File.Exists(Path.Combine(Demo, "thesis.txt")));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(data.FullName, "elsewhere"));
        DemoDirectory.Prepare(elsewhere.FullName);
        Directory.CreateSymbolicLink(Demo, Path.Combine(elsewhere.FullName, "demo"));
        Assert.Contains("is a link", Assert.Throws<StartRefused>(() => DemoDirectory.Prepare(data.FullName)).Message);
    }

    [Fact]
    public void A_demonstration_that_is_running_keeps_its_data()
    {
        DemoDirectory.Prepare(data.FullName);
        using var running = new FileStream(
            Path.Combine(Demo, "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        Assert.Contains(
            "already running",
            Assert.Throws<StartRefused>(() => DemoDirectory.Prepare(data.FullName)).Message
        );
    }

    public void Dispose() => data.Delete(recursive: true);
}
