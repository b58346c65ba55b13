namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>One row for each thing that a drawing may not be or hold.</summary>
public sealed class SvgDrawingFaultTests
{
    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">", 1, "bien formado")]
    [InlineData("no soy un dibujo", 1, "bien formado")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg/>", 1, "bien formado")]
    [InlineData("<html viewBox=\"0 0 9 9\"/>", 1, "debe empezar con <svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 1, "viewBox")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<script>alert(1)</script></svg>", 2, "<script>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<foreignObject/></svg>", 2, "<foreignObject>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"x()\"/>", 1, "programas («onload»)")]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n\n<image href=\"https://example.org/a.png\"/></svg>",
        3,
        "de fuera («href»)"
    )]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><a href=\"javascript:x()\"/></svg>", 1, "de fuera («href»)")]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect fill=\"url(https://example.org/#a)\"/></svg>",
        1,
        "de fuera («fill»)"
    )]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><style>@import 'x'</style></svg>", 1, "trae algo de fuera")]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><animate attributeName=\"href\" to=\"x\"/></svg>",
        1,
        "programas"
    )]
    [InlineData("<?xml-stylesheet href=\"x\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>", 1, "<?xml-stylesheet")]
    [InlineData("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg/>", 1, "borre la parte que empieza con «<!DOCTYPE»")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<flowRoot/></svg>", 2, "no puede llevar <flowRoot>")]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<metadata/></svg>",
        2,
        "quien lo hizo o de su editor (<metadata>)"
    )]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<m:meta "
            + "xmlns:m=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\"/></svg>",
        2,
        "de su editor (<m:meta>)"
    )]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<form "
            + "xmlns=\"http://www.w3.org/1999/xhtml\" action=\"/salir\"/></svg>",
        2,
        "<form>"
    )]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"\n xmlns:i=\"urn:i\" viewBox=\"0 0 9 9\"\n i:docname=\"huerta.svg\"/>",
        3,
        "datos de su editor («i:docname»). Guárdelo como SVG plano"
    )]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"\n xmlns:i=\"urn:i\" viewBox=\"0 0 9 9\"\n "
            + "i:export-filename=\"C:\\Users\\Blanca\\a.png\"/>",
        3,
        "datos de su editor («i:export-filename»)"
    )]
    [InlineData(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect srcset=\"/a\"/></svg>",
        1,
        "datos de su editor («srcset»)"
    )]
    [InlineData(
        "<!-- C:\\Users\\Blanca -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>",
        1,
        "dónde o quién lo guardó"
    )]
    public void Drawing_WithFault_IsToldByLine(string svg, int line, string words)
    {
        using var courses = new SampleCourses().Write(SampleCourses.Drawing, svg);

        ContentFaultAssert.Reported(courses, SampleCourses.Drawing, line, words);
    }

    [Theory]
    [InlineData("<text font-size=\"23\">Ojo</text>", "Las letras de 23 se ven muy pequeñas")]
    [InlineData("<g font-size=\"20\"><text><tspan>Ojo</tspan></text></g>", "Las letras de 20 se ven muy pequeñas")]
    [InlineData("<text>Ojo</text>", "Las letras de 16 se ven muy pequeñas")]
    [InlineData("<text style=\"font: bold 22px sans-serif\">Ojo</text>", "deben medir 23,5 o más")]
    [InlineData("<style>text { font-size: 21.5px }</style>", "Las letras de 21,5 se ven muy pequeñas")]
    public void Drawing_WithLettersTooSmallForAPhone_IsToldByLine(string part, string words)
    {
        using var courses = new SampleCourses().Write(
            SampleCourses.Drawing,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\">\n{part}</svg>"
        );

        ContentFaultAssert.Reported(courses, SampleCourses.Drawing, 2, words);
    }

    [Theory]
    [InlineData(640, "23.5")]
    [InlineData(320, "12")]
    public void Drawing_WithLettersThatCanBeRead_IsSound(int width, string size)
    {
        using var courses = new SampleCourses().Write(
            SampleCourses.Drawing,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 360\"><text font-size=\"{size}\">Ojo</text></svg>"
        );

        Assert.Empty(courses.Read().Faults);
    }

    [Fact]
    public void Drawing_OverSixKilobytes_IsTold()
    {
        using var courses = new SampleCourses();
        courses.Write(SampleCourses.Drawing, courses.Text(SampleCourses.Drawing) + new string(' ', 6 * 1024));

        ContentFaultAssert.Reported(courses, SampleCourses.Drawing, 1, "el máximo es 6 KB");
    }
}
