"""What pages in other languages than English print around a notice."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_foreign_furniture"]

#: The whole line is a button, a count or the name of a section of the site.
_BUTTON: Final = re.compile(
    r"(?:compartir|compartilhar|partager|teilen|imprimir|imprimer|drucken|m[eé]tricas|métriques"
    r"|covid|estad[ií]sticas|statistiques|visitas|visualiza(?:ciones|ções)|texto completo"
    r"|acceso a texto completo|resumen|resumo|résumé|zusammenfassung|bibliografía|bibliographie"
    r"|(?:descargar|descargas|download(?:s)?|baixar|télécharger)(?: (?:el |o |le |en )?pdf)?"
    r"|pdf herunterladen|pdf(?:をダウンロード| ?下载)|más opciones de artículo|buscar en"
    r"|toda la web|información (?:de la revista|del artículo)|informações do artigo"
    r"|contenido relacionado|este artículo ha recibido|opções|opciones|herramientas"
    r"|autor(?:es|as|[ae]s/as)?|autores/as|auteurs?|autoren|número|numéro|sección|seção|section"
    r"|edición|edição|cómo citar|como citar|formatos de cita|licencia|licença|licence"
    r"|índice de (?:autores|materia)|búsqueda de artículos|leserkommentare|kommentare"
    r"|servi(?:cios|ços) personalizados|services on demand|mi scielo|links relacionados"
    r"|indicadores|詳細|概要を表示|抄録|著者関連情報|書誌情報を?(?:表示|出力)?|引用文献"
    r"|目录|摘要"
    r"|扩展功能|本文信息|服务|(?:图|圖)/表|导出引用"
    r"|(?:carta al editor|artículo original|artigo original|originalien|originalarbeit)"
    r"|autor para correspondencia|(?:monsieur|madame|señora?|sra?\.|senhora?|prezad[oa]s?"
    r"|estimad[oa]s?|sehr geehrte\w*"
    r"|ch(?:er|ers|ère|ères)|拝啓|尊敬的|各位)\b[^.\n。]{0,50}|ジャーナル フリー|フリー"
    r"|原文信息[:：]?|全文|[\w.+-]{2,40}@[\w.-]{4,60}"
    r"|https?://orcid\.org/[0-9x-]{10,25})[.:,，：]?"
)
#: The line begins with words that only imprints and paths of a site begin with.
_BEGINS: Final = re.compile(
    r"(?:inicio|início|home|accueil|startseite|首页|首頁|ホーム|トップ(?:ページ)?"
    r"|j-stage ?トップ) ?[/>»›|]"
    r"|[^\n>]{3,70} [>›] (?:n[°º]|vol|núm|numéros?|números?|archives?)"
    r"|(?:inicio|início) [^\n]{4,90} (?:fe de err|errat|retract|retrat|correc|corrig|expres)"
    r"|(?:print|on-?line|electronic|versión (?:impresa|on-?line|electrónica)"
    r"|versão (?:impressa|on-?line|eletrônica)) (?:version )?issn\b"
    r"|palabras? clave\b|palavras-chave\b|mots[- ]clés?\b|schlüsselwörter\b|descriptor(?:e)?s:"
    r"|关键词|キーワード|[（(](?:收稿日期|本文编辑|责任编辑|编辑)[：: ]|收稿日期|责任编辑"
    r"|(?:vol|v)\. ?[0-9]{1,4}\. (?:núm|n)\. ?[0-9]{1,3}\.?$"
    r"|páginas? [0-9e]{1,6}(?:-[0-9]{1,6})? \([^()\n]{4,40}\)$"
    r"|[^\n]{3,60}\.? ?(?:19|20)[0-9]{2};[0-9]{1,4}:[0-9-]{1,12}10\.[0-9]{4}/[^\s]{4,80}$"
    r"|um artikel, nachrichten oder blogs|esta obra está bajo una licencia"
    r"|este (?:trabalho|artigo) está licenciad|cet article est distribué"
)
_LONGEST: Final = 300


def is_foreign_furniture(lower: str) -> bool:
    """Tell whether a line, in lower case, is no part of the notice.

    >>> [is_foreign_furniture(line) for line in ("descargar pdf", "inicio / archivos / vol. 2")]
    [True, True]
    >>> is_foreign_furniture("se retracta este artículo")
    False
    """
    if len(lower) > _LONGEST:
        return False
    return bool(_BUTTON.fullmatch(lower) or _BEGINS.match(lower))
