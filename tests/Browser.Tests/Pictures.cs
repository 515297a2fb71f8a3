using ChallengeHub.Testing;
using Microsoft.Playwright;

namespace ChallengeHub.Browser.Tests;

/// <summary>The pictures of walls that the repository keeps: what is seen is compared with them.</summary>
public static class Pictures
{
    private const int LargestPicture = 40_000;

    /// <summary>
    /// Of 255, over the fields of a coarse grid. The same wall in another language is 2 to 4 apart, another layout 13
    /// or more, another theme 27 or more.
    /// </summary>
    private const double MostDifferent = 8;
    private static readonly string Folder = Path.Combine(HubProcess.Root, "tests", "Browser.Tests", "screens");
    private static readonly bool Taking = Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") == "1";

    /// <summary>What is wrong with the kept picture of this page, which is taken again when asked for.</summary>
    public static async Task<IEnumerable<string>> Compared(IPage page, string name)
    {
        var file = Path.Combine(Folder, name);
        for (var quality = 60; Taking && quality >= 20; quality -= 10)
        {
            await File.WriteAllBytesAsync(file, await WebP(page, quality));
            if (new FileInfo(file).Length <= LargestPicture)
                break;
        }
        if (!File.Exists(file))
            return [$"there is no picture {name}: CHALLENGEHUB_SCREENS=1 takes it"];
        var difference = await Difference(page, await File.ReadAllBytesAsync(file), await WebP(page, 60));
        return difference <= MostDifferent
            ? []
            : [$"it looks unlike {name} (by {difference:0.0}): CHALLENGEHUB_SCREENS=1 takes the picture again"];
    }

    /// <summary>How far two pictures are apart on average, from 0 to 255.</summary>
    public static Task<double> Difference(IPage page, byte[] one, byte[] other) =>
        page.EvaluateAsync<double>(
            """
            async pictures => {
              const [width, height] = [48, 27];
              const coarse = await Promise.all(pictures.map(async picture => {
                const image = new Image();
                image.src = `data:image/webp;base64,${picture}`;
                await image.decode();
                const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
                canvas.imageSmoothingQuality = "high";
                canvas.drawImage(image, 0, 0, width, height);
                return canvas.getImageData(0, 0, width, height).data;
              }));
              const [one, other] = coarse;
              let sum = 0;
              for (let at = 0; at < one.length; at++) sum += Math.abs(one[at] - other[at]);
              return sum / (width * height * 3);
            }
            """,
            new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) }
        );

    private static async Task<byte[]> WebP(IPage page, int quality)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var taken = await session.SendAsync(
            "Page.captureScreenshot",
            new()
            {
                ["format"] = "webp",
                ["quality"] = quality,
                ["clip"] = new
                {
                    x = 0,
                    y = 0,
                    width = 960,
                    height = 540,
                    scale = .85,
                },
            }
        );
        await session.DetachAsync();
        return taken!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
