using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class RepeatedStatementTests
{
    [Fact]
    public void Each_row_has_parameters_of_its_own() =>
        Assert.Equal(
            "update Facts set Held = @Held_0 where Id = "
                + "@id_0 or Id = "
                + "@id_0;\nupdate "
                + "Facts set Held = "
                + "@Held_1 where "
                + "Id = @id_1 or Id = @id_1;\n",
            RepeatedStatement.Text("update Facts set Held = @Held where Id = @id or Id = @id", 2)
        );

    [Theory]
    [InlineData(1000, 105, "64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 32 8")]
    [InlineData(7, 128, "4 2 1")]
    [InlineData(3, 1, "1 1 1")]
    public void Many_rows_go_in_shares_of_few_sizes_so_that_the_server_keeps_few_plans(
        int rows,
        int most,
        string expected
    )
    {
        var shares = new List<int>();
        while (shares.Sum() < rows)
            shares.Add(RepeatedStatement.Share(rows - shares.Sum(), most));
        Assert.Equal(expected, string.Join(' ', shares));
    }
}
