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

    [Fact]
    public void Drawing_OverSixKilobytes_IsTold()
    {
        using var courses = new SampleCourses();
        courses.Write(SampleCourses.Drawing, courses.Text(SampleCourses.Drawing) + new string(' ', 6 * 1024));

        ContentFaultAssert.Reported(courses, SampleCourses.Drawing, 1, "el máximo es 6 KB");
    }
}
