using System.Text;
using QRCoder;

namespace ChallengeHub.Web;

/// <summary>A text as a picture that a telephone reads.</summary>
public static class Qr
{
    /// <summary>
    /// As the address of an image: nothing is fetched, and nothing stands inline that a policy forbids.
    /// </summary>
    public static string Picture(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
    }

    /// <summary>The same in a fiftieth of the bytes: for a page with hundreds of them.</summary>
    public static string Small(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(4));
    }
}
