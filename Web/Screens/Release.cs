using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace ChallengeHub.Web;

/// <summary>
/// A mark of the program that answers, with the scripts that it serves: the same on every machine that runs it. A
/// screen whose page another one made reloads.
/// </summary>
public sealed class Release(IWebHostEnvironment web)
{
    private readonly Lazy<string> mark = new(() => Of(web.WebRootFileProvider.GetDirectoryContents("dist")));

    public string Mark => mark.Value;

    private static string Of(IDirectoryContents files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Release).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Screen).Module.ModuleVersionId.ToByteArray());

        var served = files.Where(x => x is { Exists: true, IsDirectory: false });
        foreach (var file in served.OrderBy(x => x.Name, StringComparer.Ordinal))
        {
            using var content = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
