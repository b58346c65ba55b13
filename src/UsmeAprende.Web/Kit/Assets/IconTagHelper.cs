using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Assets;

/// <summary>
/// A small drawing beside a word: <c>&lt;icon name="escuchar" /&gt;</c>. Screen readers skip it, since the word is enough.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One of <see cref="IconDrawings.Paths"/>.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<path d="{IconDrawings.Paths[Name]}"/>""");
    }
}

/// <summary>The project's own line drawings, 24 units square, by name. Each is the path of one stroke.</summary>
public static class IconDrawings
{
    public static FrozenDictionary<string, string> Paths { get; } =
        new Dictionary<string, string>
        {
            ["ajustes"] = "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5",
            ["alto"] = "M7 7h10v10H7z",
            ["anterior"] = "M19 12H5m6-6-6 6 6 6",
            ["atencion"] = "M12 3.5 2.5 20.5h19zM12 10v5m0 2.5v.1",
            ["ayuda"] = "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M9 9.5c.3-4 6.3-3.5 6 0-.2 2-3 2.2-3 4.5m0 3v.1",
            ["bajar"] = "M12 3v12m-5-5 5 5 5-5M4 20.5h16",
            ["bandera"] = "M6 21.5V3h12l-3 4.5 3 4.5H6",
            ["buscar"] = "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5.2 12.2 5.3 5.3",
            ["cafe"] =
                "M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zm13 1.5h1.5a2.5 2.5 0 0 1 0 5H17M8 2.5c-1 1.5 1 2 0 3.5m5-3.5c-1 1.5 1 2 0 3.5",
            ["candado"] = "M5 11h14v10H5zm3 0V7.5a4 4 0 0 1 8 0V11m-4 4v2.5",
            ["celular"] = "M7 2.5h10v19H7zM11 18.5h2",
            ["compartir"] = "M12 14V3m-4 4 4-4 4 4M5 11v10h14V11",
            ["correo"] = "M3 5.5h18v13H3zm0 1.5 9 7 9-7",
            ["correcto"] = "m4.5 12.5 5 5 10-11",
            ["equis"] = "m6 6 12 12m0-12L6 18",
            ["escuchar"] = "M4 9.5v5h4l5 4.5V5L8 9.5zm12.5-1a5 5 0 0 1 0 7m2.5-9.5a9 9 0 0 1 0 12",
            ["imprimir"] = "M7 8.5v-6h10v6M7 17.5H3v-9h18v9h-4M7 14.5h10v7H7z",
            ["informacion"] = "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 11v6m0-10v.1",
            ["inicio"] = "m3 11.5 9-8 9 8M5.5 9.5v11h13v-11M10 20.5v-6h4v6",
            ["lapiz"] = "m4 20 1-5L16.5 3.5l4 4L9 19zm9.5-13.5 4 4",
            ["letras"] = "m2.5 19 5.5-14 5.5 14m-9-4.5h7M15 19l3.5-9 3.5 9m-5.5-3h4",
            ["libro"] = "M12 6.5C9 4 6 4 3 4.5v14c3-.5 6-.5 9 2 3-2.5 6-2.5 9-2v-14c-3-.5-6-.5-9 2zm0 0v14",
            ["llave"] = "M8 10.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10m3.5 1.5L20 3.5m-4 4 3 3",
            ["lugar"] = "M12 21.5c-4-5-7-8.5-7-12a7 7 0 0 1 14 0c0 3.5-3 7-7 12m0-14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5",
            ["mas"] = "M12 5v14M5 12h14",
            ["montana"] = "m2 20 7-13 4.5 8 2-3.5L21.5 20zm5-9 2 2 2-2",
            ["nube"] = "M7 19a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.5 7.5zm5-1v-6m-2.5 2.5L12 12l2.5 2.5",
            ["ojo"] = "M2 12c5.5-8.5 14.5-8.5 20 0-5.5 8.5-14.5 8.5-20 0m10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
            ["pausa"] = "M8.5 5v14m7-14v14",
            ["persona"] = "M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M4 21c0-8 16-8 16 0",
            ["personas"] = "M9 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M2 20.5c0-7 14-7 14 0M15.5 4.3a4 4 0 0 1 0 7.4m2.5 3c2.5.8 4 2.8 4 5.8",
            ["puntos"] = "M5 12h.1m6.9 0h.1m6.9 0h.1",
            ["reloj"] = "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 7v5.5l3.5 2",
            ["salir"] = "M10 3.5H4.5v17H10m-1-8.5h11.5m-4.5-4.5 4.5 4.5-4.5 4.5",
            ["seguir"] = "M8 5v14l11-7z",
            ["siguiente"] = "M5 12h14m-6-6 6 6-6 6",
            ["sol"] =
                "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 2v2.5m0 15V22M2 12h2.5m15 0H22M5 5l1.7 1.7m10.6 "
                + "10.6L19 19M5 19l1.7-1.7M17.3 6.7 19 5",
            ["volver"] = "M4 12a8 8 0 1 1 2.5 5.8M4 5.5V12h6.5",
        }.ToFrozenDictionary();
}
