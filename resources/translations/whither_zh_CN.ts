<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Whither file</source>
        <translation>打开 Whither 文件</translation>
    </message>
    <message>
        <source>Who &amp;left Meta&apos;s Llama team</source>
        <translation>谁离开了 Meta 的 Llama 团队(&amp;L)</translation>
    </message>
    <message>
        <source>The fourteen authors of the LLaMA paper and where they went</source>
        <translation>LLaMA 论文的十四位作者和他们的去向</translation>
    </message>
    <message>
        <source>AI talent &amp;moves</source>
        <translation>人工智能人才流动(&amp;M)</translation>
    </message>
    <message>
        <source>Moves across the field of artificial intelligence</source>
        <translation>整个人工智能领域的人才流动</translation>
    </message>
    <message>
        <source>&amp;Both, merged</source>
        <translation>两者合并(&amp;B)</translation>
    </message>
    <message>
        <source>Both data sets in one graph</source>
        <translation>将两个数据集合并为一个图谱</translation>
    </message>
    <message>
        <source>&amp;Export image…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the picture as PNG, SVG, PDF, JPEG or WebP</source>
        <translation>将图片保存为 PNG、SVG、PDF、JPEG 或 WebP</translation>
    </message>
    <message>
        <source>&amp;Copy image</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the picture to the clipboard</source>
        <translation>将图片复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the picture</source>
        <translation>打印图片</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>搜索(&amp;F)…</translation>
    </message>
    <message>
        <source>Search people and companies</source>
        <translation>搜索人物和公司</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>前进(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation>清除选择(&amp;L)</translation>
    </message>
    <message>
        <source>Select nothing; then leave the neighbourhood</source>
        <translation>取消选择；再按一次离开邻域</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Go farther</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Fit the &amp;whole graph</source>
        <translation>显示整个图谱(&amp;W)</translation>
    </message>
    <message>
        <source>Show all of the picture</source>
        <translation>让整个图谱适应窗口</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>明暗与桌面一致</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>浅底深字</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>深色(&amp;K)</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>深底浅字</translation>
    </message>
    <message>
        <source>English from the next start on</source>
        <translation>下次启动时使用英语</translation>
    </message>
    <message>
        <source>Chinese from the next start on</source>
        <translation>下次启动时使用中文</translation>
    </message>
    <message>
        <source>&amp;Pause the layout</source>
        <translation>暂停布局(&amp;P)</translation>
    </message>
    <message>
        <source>Keep every node where it is</source>
        <translation>让所有节点停在原处</translation>
    </message>
    <message>
        <source>P&amp;in or unpin the selection</source>
        <translation>固定或取消固定所选节点(&amp;I)</translation>
    </message>
    <message>
        <source>Hold the selected nodes where they are, or let them go (P on the canvas)</source>
        <translation>让所选节点停在原处，或取消固定（画布上按 P）</translation>
    </message>
    <message>
        <source>Show the &amp;neighbourhood</source>
        <translation>显示邻域(&amp;N)</translation>
    </message>
    <message>
        <source>Only what is tied to the selection (F on the canvas)</source>
        <translation>只显示与所选相连的内容（画布上按 F）</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>The whole graph again</source>
        <translation>重新显示整个图谱</translation>
    </message>
    <message>
        <source>Shortest pa&amp;th between two</source>
        <translation>两者之间的最短路径(&amp;T)</translation>
    </message>
    <message>
        <source>Select the way from one selected node to the other</source>
        <translation>选中两个所选节点之间的路径</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>&amp;Data format</source>
        <translation>数据格式(&amp;D)</translation>
    </message>
    <message>
        <source>How to make a file of one&apos;s own</source>
        <translation>如何制作自己的文件</translation>
    </message>
    <message>
        <source>&amp;About Whither</source>
        <translation>关于 Whither(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本和许可证</translation>
    </message>
    <message>
        <source>&amp;Overview: distances tell</source>
        <translation>概览：距离有意义(&amp;O)</translation>
    </message>
    <message>
        <source>Arrange the graph so that what is far apart in it is far apart in the picture</source>
        <translation>重新布局：在关系图中相距远的，在画面上也相距远</translation>
    </message>
    <message>
        <source>&amp;Balanced</source>
        <translation>均衡(&amp;B)</translation>
    </message>
    <message>
        <source>Arrange the graph with something of both: overview and clusters</source>
        <translation>重新布局：兼顾概览与聚类</translation>
    </message>
    <message>
        <source>&amp;Clusters: groups apart</source>
        <translation>聚类：群组分开(&amp;C)</translation>
    </message>
    <message>
        <source>Arrange the graph so that groups stand apart and few lines cross</source>
        <translation>重新布局：各群组彼此分开，连线很少交叉</translation>
    </message>
    <message>
        <source>Select &amp;all that is in the window</source>
        <translation>全选窗口中的内容(&amp;A)</translation>
    </message>
    <message>
        <source>Select every node that the window shows; Shift or Ctrl and the mouse select a part</source>
        <translation>选中窗口中显示的所有节点；按住 Shift 或 Ctrl 拖动鼠标可选中一部分</translation>
    </message>
    <message>
        <source>Go to the &amp;selection</source>
        <translation>转到所选内容(&amp;S)</translation>
    </message>
    <message>
        <source>Show the selected nodes from near (Z on the canvas)</source>
        <translation>近距离显示选中的节点（画布上按 Z）</translation>
    </message>
    <message>
        <source>O&amp;verview map</source>
        <translation>缩略图(&amp;V)</translation>
    </message>
    <message>
        <source>Show the whole graph small, in a corner, while the window shows a part of it</source>
        <translation>窗口只显示一部分时，在角落里显示整个图谱的缩略图</translation>
    </message>
    <message>
        <source>&amp;Time bar</source>
        <translation>时间轴(&amp;T)</translation>
    </message>
    <message>
        <source>Show the moves over time below the picture</source>
        <translation>在画面下方按时间显示变动</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Let time pass from the day shown on, or stand still again</source>
        <translation>从所示日期起播放，或再次暂停</translation>
    </message>
    <message>
        <source>To the move &amp;before</source>
        <translation>上一次变动(&amp;B)</translation>
    </message>
    <message>
        <source>Show the day of the move before</source>
        <translation>显示上一次变动的日期</translation>
    </message>
    <message>
        <source>To the &amp;next move</source>
        <translation>下一次变动(&amp;N)</translation>
    </message>
    <message>
        <source>Show the day of the next move</source>
        <translation>显示下一次变动的日期</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>图谱(&amp;G)</translation>
    </message>
    <message>
        <source>People, companies and the moves between them</source>
        <translation>人物、公司以及人物在公司间的变动</translation>
    </message>
    <message>
        <source>&amp;Flow</source>
        <translation>流向(&amp;F)</translation>
    </message>
    <message>
        <source>Who came from where and went where, as ribbons</source>
        <translation>谁从哪里来、到哪里去：用流带表示</translation>
    </message>
    <message>
        <source>&amp;Matrix</source>
        <translation>矩阵(&amp;M)</translation>
    </message>
    <message>
        <source>Who came from where and went where, as numbers</source>
        <translation>谁从哪里来、到哪里去：用数字表示</translation>
    </message>
    <message>
        <source>&amp;Careers</source>
        <translation>履历(&amp;C)</translation>
    </message>
    <message>
        <source>One line for each person, coloured by employer</source>
        <translation>每人一行，按雇主着色</translation>
    </message>
    <message>
        <source>&amp;Retention</source>
        <translation>留任(&amp;R)</translation>
    </message>
    <message>
        <source>How long people stayed</source>
        <translation>人员留任了多久</translation>
    </message>
    <message>
        <source>Compare with another da&amp;y…</source>
        <translation>与另一天比较(&amp;Y)…</translation>
    </message>
    <message>
        <source>Who arrived, who left, who moved and who stayed between two days</source>
        <translation>两天之间谁新来、谁离开、谁换了雇主、谁留下</translation>
    </message>
    <message>
        <source>En&amp;d the comparison</source>
        <translation>结束比较(&amp;D)</translation>
    </message>
    <message>
        <source>Show the one day alone again</source>
        <translation>重新只显示一天</translation>
    </message>
    <message>
        <source>Co&amp;hort</source>
        <translation>群体(&amp;H)</translation>
    </message>
    <message>
        <source>What became of each of them, on one page</source>
        <translation>每个人的去向，列在一页上</translation>
    </message>
    <message>
        <source>Export &amp;film…</source>
        <translation>导出影片(&amp;F)…</translation>
    </message>
    <message>
        <source>Write the picture as of many days: a film, numbered pictures, or all on one page</source>
        <translation>把多个日期的画面导出为影片、编号图片，或全部排在一页上</translation>
    </message>
    <message>
        <source>Take back the last change of selection, filter, day, view or pins</source>
        <translation>撤销上一次对选择、筛选、日期、视图或固定节点的更改</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做撤销的更改</translation>
    </message>
    <message>
        <source>&amp;Unpin all</source>
        <translation>取消所有固定(&amp;U)</translation>
    </message>
    <message>
        <source>Let go of every node that is held where it was put</source>
        <translation>释放所有被固定的节点</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between keys</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation>窗口的下一部分(&amp;X)</translation>
    </message>
    <message>
        <source>Give the keyboard to the filters, the picture, the details and the time bar in turn</source>
        <translation>让键盘焦点依次移到筛选、图、详情和时间条</translation>
    </message>
    <message>
        <source>Previo&amp;us part of the window</source>
        <translation>窗口的上一部分(&amp;U)</translation>
    </message>
    <message>
        <source>The same, the other way round</source>
        <translation>同上，顺序相反</translation>
    </message>
</context>
<context>
    <name>ChartTitle</name>
    <message>
        <source>%1 and %2</source>
        <comment>names</comment>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Where people went first, and where from there</source>
        <translation>人们先去了哪里，之后又去了哪里</translation>
    </message>
    <message>
        <source>Which companies people left, and which they went to</source>
        <translation>人们离开了哪些公司，去了哪些公司</translation>
    </message>
    <message>
        <source>Which countries’ companies people left, and which they went to</source>
        <translation>人们离开了哪些国家的公司，去了哪些国家的公司</translation>
    </message>
    <message>
        <source>Which kinds of employers people left, and which they went to</source>
        <translation>人们离开了哪类雇主，去了哪类雇主</translation>
    </message>
    <message>
        <source>How long people stayed at %1</source>
        <comment>companies</comment>
        <translation>人们在 %1 待了多久</translation>
    </message>
    <message>
        <source>Who stayed at %1 after %2</source>
        <comment>companies, event or day</comment>
        <translation>%2之后谁留在了 %1</translation>
    </message>
    <message>
        <source>How many people went from company to company</source>
        <translation>公司之间各有多少人流动</translation>
    </message>
    <message>
        <source>Who worked where, and when</source>
        <translation>谁在何时何地工作</translation>
    </message>
    <message>
        <source>Who left %1, when, and for where</source>
        <comment>companies</comment>
        <translation>谁离开了 %1，何时离开，去了哪里</translation>
    </message>
    <message>
        <source>How many changes of employer led from which company to which</source>
        <translation>从哪家公司到哪家公司各有多少次变动</translation>
    </message>
    <message>
        <source>How many changes of employer led from which country to which</source>
        <translation>从哪个国家到哪个国家各有多少次变动</translation>
    </message>
    <message>
        <source>How many changes of employer led from which kind of employer to which</source>
        <translation>从哪类雇主到哪类雇主各有多少次变动</translation>
    </message>
    <message>
        <source>How many people went from company to company, each with all of its parts</source>
        <translation>公司之间各有多少人流动（各含其下属部分）</translation>
    </message>
    <message>
        <source>How many people went from country to country</source>
        <translation>各国公司之间各有多少人流动</translation>
    </message>
    <message>
        <source>How many people went from one kind of employer to another</source>
        <translation>各类雇主之间各有多少人流动</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>%L1 of %L2 people; the page has room for no more</source>
        <translation>%L2 人中的 %L1 人；页面容纳不下更多</translation>
    </message>
    <message>
        <source>%L1 of %L2 people; choose a team, a neighbourhood or some people to see others</source>
        <translation>共 %L2 人，显示 %L1 人；选择团队、邻域或若干人以查看其他人</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图谱</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流向</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Careers</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>留任</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Of everyone: the neighbourhood of %1 narrows the graph, and not this</source>
        <translation>所有人：%1 的邻域只限定关系图，不限定此图</translation>
    </message>
    <message>
        <source>Only people around %1 are told of</source>
        <translation>只包括 %1 周围的人</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between companies</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 or %2 more</source>
        <comment>companies</comment>
        <translation>%1 或另外 %2 家</translation>
    </message>
    <message>
        <source>Nobody of these is known to have been at %1</source>
        <translation>这些人中没有人已知曾在 %1</translation>
    </message>
    <message>
        <source>Only who was ever at %1: %2 of %3 people</source>
        <translation>只列曾在 %1 的人：%3 人中的 %2 人</translation>
    </message>
    <message>
        <source>Only who was ever at one of %1: %2 of %3 people</source>
        <translation>只列曾在 %1 之一的人：%3 人中的 %2 人</translation>
    </message>
</context>
<context>
    <name>Cohorts</name>
    <message>
        <source>%1 (%2)</source>
        <comment>product, day</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>所选的人</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>And %1 more, not drawn: %2</source>
        <comment>cohorts, names</comment>
        <translation>另有 %1 个未画出：%2</translation>
    </message>
    <message>
        <source>When %1 came out is known no better than %2: time counts from %3.</source>
        <comment>product, date, day</comment>
        <translation>%1 的发布时间只知道是 %2：时间从 %3 算起。</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Arrived</source>
        <translation>新来</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>换了雇主</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what became of them, how many</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>everything known</source>
        <translation>所有已知信息</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a day, a later day</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Who was at %1 or a part of it on either day; one of several jobs is enough.</source>
        <translation>两天中任一天在 %1（含其下属机构）任职者；有多份工作时，其中一份即可。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person, employers before and after</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Only those whom the neighbourhood shows.</source>
        <translation>仅限邻域中显示的人。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束比较</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>不在图中</translation>
    </message>
    <message>
        <source>The first %1 are listed; the copied text has all.</source>
        <translation>仅列出前 %1 人；复制的文本包含全部。</translation>
    </message>
    <message>
        <source>Two days compared</source>
        <translation>两天比较</translation>
    </message>
    <message>
        <source>Not known on the first day</source>
        <translation>第一天情况不明</translation>
    </message>
    <message>
        <source>Not known on the second day</source>
        <translation>第二天情况不明</translation>
    </message>
    <message>
        <source>By the employer on each of the two days; who had none on either is left out. Who left or arrived did so at %1.</source>
        <translation>按两天各自的雇主；两天都没有雇主的人不计。离开和到来均指 %1。</translation>
    </message>
    <message>
        <source>By the employer on each of the two days; who had none on either is left out. Who left or arrived did so by a dated move, and has no known employer on the other day.</source>
        <translation>按两天各自的雇主；两天均无雇主者不计。离开或到来者均有注明日期的变动，且另一天无已知雇主。</translation>
    </message>
</context>
<context>
    <name>EntityText</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>team at %1</source>
        <translation>%1 的团队</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n 个来源</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>There is no such file or folder. Check the path.</source>
        <translation>没有这个文件或文件夹。请检查路径。</translation>
    </message>
    <message>
        <source>This is a folder, not a file. Turn a folder of CSV files into a Whither file with &apos;whither import&apos;.</source>
        <translation>这是文件夹，不是文件。请用“whither import”将 CSV 文件夹转为 Whither 文件。</translation>
    </message>
    <message>
        <source>This is not a folder. Give a folder of CSV files.</source>
        <translation>这不是文件夹。请给出一个 CSV 文件夹。</translation>
    </message>
    <message>
        <source>You may not read this. Ask its owner for permission or copy it somewhere else.</source>
        <translation>您无权读取。请向所有者申请权限，或将其复制到别处。</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>It could not be written. Check the folder, its permissions and the free space.</source>
        <translation>无法写入。请检查文件夹、权限和剩余空间。</translation>
    </message>
    <message>
        <source>The file already exists. Choose another name, or use --force to replace it.</source>
        <translation>文件已存在。请换一个名称，或用 --force 替换。</translation>
    </message>
    <message>
        <source>The ending &apos;%1&apos; is no format that Whither writes.</source>
        <translation>Whither 不能写入以“%1”结尾的格式。</translation>
    </message>
    <message>
        <source>This is not a Whither file.</source>
        <translation>这不是 Whither 文件。</translation>
    </message>
    <message>
        <source>This is a database of another program, not a Whither file.</source>
        <translation>这是其他程序的数据库，不是 Whither 文件。</translation>
    </message>
    <message>
        <source>This file was made by a newer version of Whither (format %1). Update Whither to open it.</source>
        <translation>此文件由更新版本的 Whither 生成（格式 %1）。请更新 Whither 后再打开。</translation>
    </message>
    <message>
        <source>The file is damaged or cut off. Get a fresh copy, or import the CSV folder again.</source>
        <translation>文件已损坏或不完整。请重新获取，或重新导入 CSV 文件夹。</translation>
    </message>
    <message>
        <source>Another program has not finished changing this file. Close it there, then open it again.</source>
        <translation>另一个程序尚未完成对此文件的修改。请先在那里关闭，再重新打开。</translation>
    </message>
    <message>
        <source>Reading was stopped because the file asks for far too much work. It may be damaged or made to do harm.</source>
        <translation>读取已停止，因为此文件要求的工作量过大。它可能已损坏或带有恶意。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is missing.</source>
        <translation>缺少表“%1”。</translation>
    </message>
    <message>
        <source>The column &apos;%2&apos; is missing. Add it to the first row.</source>
        <translation>缺少列“%2”。请将其加入第一行。</translation>
    </message>
    <message>
        <source>The column &apos;%2&apos; is not known. Remove it or correct its name.</source>
        <translation>列“%2”不可识别。请删除或更正其名称。</translation>
    </message>
    <message>
        <source>The column &apos;%2&apos; is there twice. Remove one of them.</source>
        <translation>列“%2”出现了两次。请删除其中一个。</translation>
    </message>
    <message>
        <source>A quoted cell is not closed properly. Check the quotes.</source>
        <translation>带引号的单元格没有正确结束。请检查引号。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Save the file as UTF-8.</source>
        <translation>文本不是有效的 UTF-8。请将文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>&apos;%2&apos; is empty but needed.</source>
        <translation>“%2”为空，但必须填写。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not allowed for &apos;%2&apos;.</source>
        <translation>“%2”不能是“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no date. Write 2023, 2023-06, 2023-06-14, or bounds such as [2023-02..2025-05-26].</source>
        <translation>“%1”不是日期。请写成 2023、2023-06、2023-06-14，或范围如 [2023-02..2025-05-26]。</translation>
    </message>
    <message>
        <source>&apos;%2&apos; names &apos;%1&apos;, which is not in the data.</source>
        <translation>“%2”提到“%1”，但数据中没有。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is there already. Keys must be unique.</source>
        <translation>键“%1”已存在。键必须唯一。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is, through its parents, its own parent.</source>
        <translation>“%1”经由其上级成了自己的上级。</translation>
    </message>
    <message>
        <source>The move names neither a company left nor a company joined. Give at least one.</source>
        <translation>此次变动既没有离开的公司，也没有加入的公司。请至少给出一个。</translation>
    </message>
    <message>
        <source>A picture of %1 pixels cannot be made. Choose a smaller size or scale: at most 32767 pixels a side and 400 million in all.</source>
        <translation>无法生成 %1 像素的图片。请选择更小的尺寸或比例：每边最多 32767 像素，总共最多 4 亿像素。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in this file.</source>
        <translation>此文件中没有“%1”。</translation>
    </message>
    <message>
        <source>The file holds no people. There is nothing to show.</source>
        <translation>文件中没有人物，没有可显示的内容。</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: the same key in several folders, merged.</source>
        <translation>%1“%2”：多个文件夹中的键相同，已合并。</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: the same move as &apos;%3&apos;, merged.</source>
        <translation>%1“%2”：与“%3”是同一次变动，已合并。</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: another date than &apos;%3&apos;; kept as a disputed claim.</source>
        <translation>%1“%2”：日期与“%3”不同；作为有争议的说法保留。</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: renamed from &apos;%3&apos;, because the key stands for something else in another folder.</source>
        <translation>%1“%2”：由“%3”改名，因为该键在另一个文件夹中指别的内容。</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: the same address as &apos;%3&apos;, merged.</source>
        <translation>%1“%2”：与“%3”地址相同，已合并。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The row has %1 cells, which is not the number of those in the first row. Check commas and quotes.</source>
        <translation>此行有 %1 个单元格，与第一行不同。请检查逗号和引号。</translation>
    </message>
    <message>
        <source>The ending &apos;%1&apos; is no format that Whither writes. It writes %3.</source>
        <translation>Whither 不能写入以“%1”结尾的格式。可以写入：%3。</translation>
    </message>
    <message>
        <source>The row has %1 cells, but the first row has %3. Check commas and quotes.</source>
        <translation>此行有 %1 个单元格，而第一行有 %3 个。请检查逗号和引号。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not allowed for &apos;%2&apos;. Write one of these: %3.</source>
        <translation>“%2”不能是“%1”。请写其中之一：%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in this file. There are, for example: %3.</source>
        <translation>此文件中没有“%1”。例如有：%3。</translation>
    </message>
    <message>
        <source>Whither opens files, not web addresses. Download it first, then open the file.</source>
        <translation>Whither 打开的是文件，而不是网址。请先下载，再打开该文件。</translation>
    </message>
</context>
<context>
    <name>FilmExport</name>
    <message>
        <source>ffmpeg is not installed; a .webp film needs none</source>
        <translation>未安装 ffmpeg；导出 .webp 影片不需要它</translation>
    </message>
    <message>
        <source>ffmpeg was killed or crashed</source>
        <translation>ffmpeg 被终止或崩溃</translation>
    </message>
    <message>
        <source>ffmpeg ended with status %1</source>
        <translation>ffmpeg 以状态 %1 结束</translation>
    </message>
</context>
<context>
    <name>FormParts</name>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Width of the page</source>
        <translation>页面宽度</translation>
    </message>
    <message>
        <source>Hei&amp;ght</source>
        <translation>高度(&amp;G)</translation>
    </message>
    <message>
        <source>Height of the page</source>
        <translation>页面高度</translation>
    </message>
    <message>
        <source>Scale: pixels of the file per pixel of the page</source>
        <translation>缩放：页面每像素对应的文件像素数</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>缩放(&amp;C)</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Canvas: to the nearest node</source>
        <translation>画布：到最近的节点</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Canvas: from node to node</source>
        <translation>画布：逐个节点移动</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>Enter or Space</source>
        <translation>回车或空格</translation>
    </message>
    <message>
        <source>Canvas: move the picture</source>
        <translation>画布：移动画面</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Canvas: pin or unpin the node</source>
        <translation>画布：固定或取消固定节点</translation>
    </message>
    <message>
        <source>Canvas: show the node&apos;s neighbourhood</source>
        <translation>画布：显示节点的邻域</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Data format</source>
        <translation>数据格式</translation>
    </message>
    <message>
        <source>A Whither file is a SQLite database. It is made from a folder of CSV files, which any spreadsheet can write: people, companies, moves, and, if there are any, sources, teams, team_members, stays, products, relations and claims.</source>
        <translation>Whither 文件是一个 SQLite 数据库。它由一个 CSV 文件夹生成，任何电子表格都能写出：people、companies、moves，以及（如有）sources、teams、team_members、stays、products、relations 和 claims。</translation>
    </message>
    <message>
        <source>Dates are as precise as known: 2023, 2023-06, 2023-06-14, or bounds such as [..2025-05-26] for &quot;by 26 May 2025&quot;.</source>
        <translation>日期按已知的精度书写：2023、2023-06、2023-06-14，或用范围，如 [..2025-05-26] 表示“不晚于 2025年5月26日”。</translation>
    </message>
    <message>
        <source>Several folders are merged by their keys. Every row that is left out is named with its file, line and reason. Opening a file never changes it.</source>
        <translation>多个文件夹按键合并。每个被略去的行都会列出文件、行号和原因。打开文件绝不会改动它。</translation>
    </message>
    <message>
        <source>About Whither</source>
        <translation>关于 Whither</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Whither shows who went where in tech: people, companies, and the dated and sourced moves between them.</source>
        <translation>Whither 显示科技行业中谁去了哪里：人物、公司，以及他们之间有日期、有来源的变动。</translation>
    </message>
    <message>
        <source>MIT licence. Built with Qt %1, Boost, SQLite and ICU; the Inter typeface is under the SIL Open Font License.</source>
        <translation>MIT 许可证。使用 Qt %1、Boost、SQLite 和 ICU 构建；Inter 字体采用 SIL 开放字体许可证。</translation>
    </message>
    <message>
        <source>Canvas: select the node&apos;s moves, one after the other</source>
        <translation>画布：逐一选择该节点的变动</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Canvas: go to the selection</source>
        <translation>画布：转到所选内容</translation>
    </message>
    <message>
        <source>Canvas: select what a rectangle or a free line surrounds</source>
        <translation>画布：选中矩形或自由曲线围住的内容</translation>
    </message>
    <message>
        <source>Shift or Ctrl, and drag</source>
        <translation>按住 Shift 或 Ctrl 拖动</translation>
    </message>
    <message>
        <source>Time bar: to the move before, to the next</source>
        <translation>时间轴：上一次变动、下一次变动</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右方向键</translation>
    </message>
    <message>
        <source>Time bar: by a month</source>
        <translation>时间轴：前后移动一个月</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左方向、Ctrl+右方向</translation>
    </message>
    <message>
        <source>Time bar: by a year</source>
        <translation>时间轴：前后移动一年</translation>
    </message>
    <message>
        <source>Time bar: to the first day, to the last</source>
        <translation>时间轴：第一天、最后一天</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Time bar: type a date</source>
        <translation>时间轴：键入日期</translation>
    </message>
    <message>
        <source>Time bar: select who moves that day</source>
        <translation>时间轴：选中当天变动的人</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Time bar: to the event before, to the next</source>
        <translation>时间轴：上一个事件、下一个事件</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下方向键</translation>
    </message>
    <message>
        <source>Canvas: select the node; with Shift or Ctrl, add it</source>
        <translation>画布：选择节点；按住 Shift 或 Ctrl 则添加</translation>
    </message>
    <message>
        <source>L, Shift+L</source>
        <translation>L、Shift+L</translation>
    </message>
    <message>
        <source>Canvas: what can be done with the node</source>
        <translation>画布：节点的可用操作</translation>
    </message>
    <message>
        <source>Menu key, or right click</source>
        <translation>菜单键，或右键单击</translation>
    </message>
    <message>
        <source>P, or Alt and drag</source>
        <translation>P，或按住 Alt 拖动</translation>
    </message>
    <message>
        <source>F, or double click</source>
        <translation>F，或双击</translation>
    </message>
    <message>
        <source>Canvas: come closer, go farther</source>
        <translation>画布：放大、缩小</translation>
    </message>
    <message>
        <source>+ or =, −</source>
        <translation>+ 或 =、−</translation>
    </message>
    <message>
        <source>Canvas: fit the whole graph</source>
        <translation>画布：显示整个图谱</translation>
    </message>
    <message>
        <source>0 or Home</source>
        <translation>0 或 Home</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Overview map: move the picture</source>
        <translation>缩略图：移动画面</translation>
    </message>
    <message>
        <source>Chart: from one part to the next</source>
        <translation>图表：逐个部分移动</translation>
    </message>
    <message>
        <source>Chart: to the first part, to the last</source>
        <translation>图表：第一个部分、最后一个部分</translation>
    </message>
    <message>
        <source>Chart: select who is in it; with Shift or Ctrl, add them</source>
        <translation>图表：选择其中的人；按住 Shift 或 Ctrl 则添加</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right, or Page Up, Page Down</source>
        <translation>Shift+左方向、Shift+右方向，或 Page Up、Page Down</translation>
    </message>
    <message>
        <source>Digits, or double click</source>
        <translation>数字键，或双击</translation>
    </message>
    <message>
        <source>Time bar: begin the range at the day shown</source>
        <translation>时间轴：从所示日期开始范围</translation>
    </message>
    <message>
        <source>[</source>
        <translation>[</translation>
    </message>
    <message>
        <source>Time bar: show all before it again</source>
        <translation>时间轴：重新显示之前的全部</translation>
    </message>
    <message>
        <source>] or Delete</source>
        <translation>] 或 Delete</translation>
    </message>
    <message>
        <source>Time bar: show a shorter or longer time</source>
        <translation>时间轴：缩短或延长所示时段</translation>
    </message>
    <message>
        <source>+ or =, −, or the wheel</source>
        <translation>+ 或 =、−，或滚轮</translation>
    </message>
    <message>
        <source>Time bar: show the whole time</source>
        <translation>时间轴：显示全部时段</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Search: choose among what was found</source>
        <translation>搜索：在结果中选择</translation>
    </message>
    <message>
        <source>Search: select it; leave the search</source>
        <translation>搜索：选中结果；离开搜索</translation>
    </message>
    <message>
        <source>Enter; Esc</source>
        <translation>回车；Esc</translation>
    </message>
    <message>
        <source>Details: copy a figure or the address of a source</source>
        <translation>详情：复制统计数字或来源网址</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Details: what can be done with it</source>
        <translation>详情：可用操作</translation>
    </message>
    <message>
        <source>Menu key or Shift+F10</source>
        <translation>菜单键或 Shift+F10</translation>
    </message>
    <message>
        <source>Message: stop opening a file</source>
        <translation>消息：停止打开文件</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Nothing is known here of the kinds that are shown</source>
        <translation>所显示的类别在此没有已知内容</translation>
    </message>
    <message>
        <source>Nothing is known to have happened here in these days</source>
        <translation>在这段时间内没有已知的事件</translation>
    </message>
    <message>
        <source>Nobody is known here yet on %1</source>
        <translation>截至 %1，这里还没有已知的人</translation>
    </message>
    <message>
        <source>Nobody is known here</source>
        <translation>这里没有已知的人</translation>
    </message>
</context>
<context>
    <name>PictureExport</name>
    <message>
        <source>%1: at most %2 pixels a side</source>
        <translation>%1 每边最多 %2 像素</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
</context>
<context>
    <name>ProgressText</name>
    <message>
        <source>Reading %1… %2 %</source>
        <translation>正在读取 %1… %2%</translation>
    </message>
    <message>
        <source>Checking %1… %2 %</source>
        <translation>正在检查 %1… %2%</translation>
    </message>
    <message>
        <source>Building the graph of %1… %2 %</source>
        <translation>正在构建 %1 的图谱… %2%</translation>
    </message>
    <message>
        <source>Arranging %1… %2 %</source>
        <translation>正在布局 %1… %2%</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>other companies</source>
        <translation>其他公司</translation>
    </message>
    <message>
        <source>no next job known</source>
        <translation>去向不明</translation>
    </message>
    <message>
        <source>%1, %2 → %3</source>
        <comment>a person, from a company to another</comment>
        <translation>%1，%2 → %3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a person, to a company</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 left %2</source>
        <translation>%1 离开 %2</translation>
    </message>
    <message>
        <source>%1 left %2; already at %3, %4</source>
        <comment>a person, two companies, when</comment>
        <translation>%1 离开 %2；此前已在 %3（%4）</translation>
    </message>
    <message>
        <source>%1 left %2; next %3, %4</source>
        <comment>a person, two companies, when</comment>
        <translation>%1 离开 %2；之后在 %3（%4）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, what happened</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the data ends on %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>quarter %1 of %2</source>
        <translation>%2年第 %1 季度</translation>
    </message>
    <message>
        <source>everything known</source>
        <translation>所有已知信息</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between steps</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <comment>steps, number of others</comment>
        <translation>%1；另有 %2 项</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 次变动</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 次变动</translation>
    </message>
    <message>
        <source>%1 undated</source>
        <comment>steps</comment>
        <translation>%1日期不明</translation>
    </message>
    <message>
        <source>A step is a change of employer, however many moves (rows of the data) tell of it.</source>
        <translation>一次变动是换一次雇主，不论数据中有几条变动记录讲到它。</translation>
    </message>
    <message>
        <source>These are %1: %2 with a date stand in the bar</source>
        <comment>465 steps, number of them</comment>
        <translation>这里共有%1：有日期的 %2 次在时间轴上</translation>
    </message>
    <message>
        <source>, %1 of them twice, when they left and when they joined</source>
        <comment>number of steps</comment>
        <translation>，其中 %1 次标了两处，即离开时和加入时</translation>
    </message>
    <message>
        <source>; %1 have no known day and count as happened at any time</source>
        <comment>number of steps</comment>
        <translation>；%1 次日期不明，在任何一天都视为已发生</translation>
    </message>
    <message>
        <source>.</source>
        <comment>end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>when, how many steps, where to</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1; %2: %3</source>
        <comment>as of a day; a month, how many steps</comment>
        <translation>%1；%2：%3</translation>
    </message>
</context>
<context>
    <name>TranslatedCardWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two lengths of time</comment>
        <translation>%1至 %2</translation>
    </message>
    <message>
        <source>without a gap</source>
        <translation>无间隔</translation>
    </message>
    <message>
        <source>gap: %1</source>
        <translation>间隔：%1</translation>
    </message>
    <message>
        <source>cohort of %1 · %2 · %3 left, %4 stayed</source>
        <comment>people, company, of them, of them</comment>
        <translation>群体共 %1 人 · %2 · %3 人离开，%4 人留下</translation>
    </message>
    <message>
        <source>%1, %2 not known there</source>
        <translation>%1，%2 人是否在那里不明</translation>
    </message>
    <message>
        <source>PERSON</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>STAYED OR LEFT</source>
        <translation>留下或离开</translation>
    </message>
    <message>
        <source>WHERE TO</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>GAP, WHOM THEY FOLLOWED, RETURN</source>
        <translation>间隔、追随谁、是否回来</translation>
    </message>
    <message>
        <source>not known to have been there</source>
        <translation>是否曾在那里不明</translation>
    </message>
    <message>
        <source>stayed, as of %1</source>
        <translation>留下，截至 %1</translation>
    </message>
    <message>
        <source>left, date not known</source>
        <translation>离开，日期不明</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>%1离开</translation>
    </message>
    <message>
        <source>not known where</source>
        <translation>去向不明</translation>
    </message>
    <message>
        <source>gap not known</source>
        <translation>间隔不明</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 人</translation>
    </message>
    <message>
        <source>followed %1</source>
        <translation>追随 %1</translation>
    </message>
    <message>
        <source>possibly followed %1</source>
        <translation>可能追随 %1</translation>
    </message>
    <message>
        <source>came back, date not known</source>
        <translation>后来回来，日期不明</translation>
    </message>
    <message>
        <source>came back %1</source>
        <translation>%1回来</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>person, stayed or left when, where to</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%L1 of %L2 people are listed, those who left first</source>
        <translation>列出 %L2 人中最先离开的 %L1 人</translation>
    </message>
    <message>
        <source>began %1 before leaving</source>
        <translation>离开前 %1已在那里开始</translation>
    </message>
    <message>
        <source>gap: up to %1</source>
        <translation>间隔：至多 %1</translation>
    </message>
    <message>
        <source>began up to %1 before leaving</source>
        <translation>离开前至多 %1已在那里开始</translation>
    </message>
    <message>
        <source>began between %1 before and %2 after leaving</source>
        <comment>lengths of time</comment>
        <translation>开始于离开前 %1至离开后 %2之间</translation>
    </message>
    <message>
        <source>cohort of %1 · %2 · %3 left (%4 of them came back), %5 never left</source>
        <comment>people, company, of them, of those, of all</comment>
        <translation>群体共 %1 人 · %2 · %3 人离开过（其中 %4 人回来过），%5 人从未离开</translation>
    </message>
    <message>
        <source>%1, left again, date not known</source>
        <comment>came back when</comment>
        <translation>%1，又离开，日期未知</translation>
    </message>
    <message>
        <source>%1, left again %2</source>
        <comment>came back when, a date</comment>
        <translation>%1，%2再次离开</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>came back and left again, a company</comment>
        <translation>%1，去往 %2</translation>
    </message>
    <message>
        <source>Gap: from leaving to the beginning of the next job, at least and at most by what the dates allow. Followed: somebody who had been at another company at the same time had begun there within 18 months before; possibly: on some of the days that the dates allow. Who may have come in either order, or founded it together, does not follow.</source>
        <translation>间隔：从离开到下一份工作开始，按日期所允许的最短和最长计。追随：曾同一时期在另一家公司的人在此前 18 个月内已在那里开始；可能：只在日期所允许的部分日子里成立。先后不明或共同创立者不算追随。</translation>
    </message>
</context>
<context>
    <name>TranslatedCareersWords</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>there</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>left %1, date not known</source>
        <translation>离开 %1，日期不详</translation>
    </message>
    <message>
        <source>no job known by then</source>
        <translation>当时尚无已知的工作</translation>
    </message>
    <message>
        <source>perhaps there: the dates are known only roughly</source>
        <translation>可能在职：日期只知大概</translation>
    </message>
    <message>
        <source>nobody says since when</source>
        <translation>起始日期不明</translation>
    </message>
    <message>
        <source>left, nobody says when</source>
        <translation>已离开，日期不明</translation>
    </message>
</context>
<context>
    <name>TranslatedFlowWords</name>
    <message>
        <source>all others (%1)</source>
        <translation>其他（%1）</translation>
    </message>
    <message>
        <source>origin not known</source>
        <translation>来处不明</translation>
    </message>
    <message>
        <source>no next job known</source>
        <translation>去向不明</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>从</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>到</translation>
    </message>
    <message>
        <source>FIRST LEFT</source>
        <translation>最先离开</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>其次</translation>
    </message>
    <message>
        <source>THEN</source>
        <translation>随后</translation>
    </message>
    <message>
        <source>%1 left, %2 within</source>
        <translation>离开 %1，内部变动 %2</translation>
    </message>
    <message>
        <source>%1 left, %2 came</source>
        <translation>离开 %1，加入 %2</translation>
    </message>
    <message>
        <source>%1 came, net %2</source>
        <translation>加入 %1，净 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>%1 left, %2</source>
        <translation>离开 %1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, what is said of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>FROM (rows) TO (columns)</source>
        <translation>从（行）到（列）</translation>
    </message>
    <message>
        <source>all</source>
        <comment>sum of a row or column</comment>
        <translation>合计</translation>
    </message>
    <message>
        <source>Nobody is known to have moved then</source>
        <translation>当时没有已知的变动</translation>
    </message>
    <message>
        <source>, from %1</source>
        <translation>，自 %1</translation>
    </message>
    <message>
        <source>, to %1</source>
        <translation>，至 %1</translation>
    </message>
    <message>
        <source>, as known by %1</source>
        <translation>，截至 %1 所知</translation>
    </message>
    <message>
        <source>; the first employer left in that time, and where each went next.</source>
        <translation>；当时最先离开的雇主，以及各人随后的去处。</translation>
    </message>
    <message>
        <source>; every step counts, not only the last.</source>
        <translation>；每一步都计入，不只是最后一步。</translation>
    </message>
    <message>
        <source>; the first employer left in that time, and where each went next</source>
        <translation>；当时最先离开的雇主，以及各人随后的去处</translation>
    </message>
    <message>
        <source>; ribbons are coloured by destination; grey: smaller, other or not known.</source>
        <translation>；流带按去处着色；灰色：较小、其他或不明。</translation>
    </message>
    <message>
        <source>A count is people seen in public sources, not staff turnover.</source>
        <translation>计数是公开来源中所见的人，并非员工流动率。</translation>
    </message>
    <message>
        <source>; rows and columns stand by size and keep that order while the date moves.</source>
        <translation>；行和列按大小排列，日期变动时顺序不变。</translation>
    </message>
    <message>
        <source>Countries are those of the companies: an office abroad counts as its company’s country.</source>
        <translation>国家按公司计：境外办公室计入其公司所属国家。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 次变动</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>steps, people</comment>
        <translation>%2，%1</translation>
    </message>
    <message>
        <source>%1 of %2, %3 the other way</source>
        <comment>steps, people</comment>
        <translation>%2，%1，反向 %3</translation>
    </message>
    <message>
        <source>n = %1 of %2</source>
        <comment>steps, people</comment>
        <translation>n = %2的 %1</translation>
    </message>
    <message>
        <source>; a step is a change of employer, however many moves (rows of the data) tell of it, and every step of each counts, not only the last</source>
        <translation>；一次变动是换一次雇主，不论数据中有几条变动记录讲到它；每人的每一次都计入，不只最后一次</translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n undated step(s).</source>
        <translation>
            <numerusform>未计入 %n 次日期不明的变动。</numerusform>
        </translation>
    </message>
    <message>
        <source>A step counts on the day when all of it, leaving and arriving, had happened.</source>
        <translation>一次变动计在离开与到任都已发生的那天。</translation>
    </message>
</context>
<context>
    <name>TranslatedRetentionWords</name>
    <message>
        <source>share still there</source>
        <translation>仍在的比例</translation>
    </message>
    <message>
        <source>share still at %1</source>
        <translation>仍在 %1 的比例</translation>
    </message>
    <message>
        <source>months after joining</source>
        <translation>加入后的月数</translation>
    </message>
    <message>
        <source>months after %1</source>
        <translation>%1之后的月数</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>AT RISK</source>
        <translation>仍在人数</translation>
    </message>
    <message>
        <source>%1 of %2 remain</source>
        <translation>%2 人中 %1 人仍在</translation>
    </message>
    <message>
        <source>%1 of %2 had not left when last known</source>
        <translation>%2 人中 %1 人截至最后所知尚未离开</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>what the dates allow</source>
        <translation>日期所容许的范围</translation>
    </message>
    <message>
        <source>95 % band</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Turnbull&apos;s estimate</source>
        <translation>Turnbull 估计</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 人</translation>
    </message>
    <message>
        <source>Left after %1 months, %2 % remain: %3</source>
        <translation>%1 个月后离开，剩 %2%：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Half had left after %1 months.</source>
        <translation>%1 个月后半数已离开。</translation>
    </message>
    <message>
        <source>%1/%2: of %2 people %1 had not left when last known.</source>
        <translation>%1/%2：%2 人中有 %1 人截至最后所知尚未离开。</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Upwards: %1; to the right: %2.</source>
        <comment>names of the axes</comment>
        <translation>纵轴：%1；横轴：%2。</translation>
    </message>
    <message>
        <source>Time zero, %1, lies ahead</source>
        <comment>event or day</comment>
        <translation>时间零点（%1）尚未到来</translation>
    </message>
    <message>
        <source>Kaplan–Meier with each date in the middle of what is known.</source>
        <translation>Kaplan–Meier，日期取已知区间的中点。</translation>
    </message>
    <message>
        <source>p &lt; %1</source>
        <translation>p &lt; %1</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>Log-rank test: χ² = %1, %2 degree(s) of freedom, %3</source>
        <comment>number, number, p</comment>
        <translation>对数秩检验：χ² = %1，自由度 %2，%3</translation>
    </message>
    <message>
        <source>joining</source>
        <translation>入职</translation>
    </message>
    <message>
        <source>Fewer than half had left by then.</source>
        <translation>到那时离开的不到半数。</translation>
    </message>
    <message>
        <source>After that time fewer than %1 were still followed.</source>
        <translation>此后仍被追踪的不到 %1 人。</translation>
    </message>
    <message>
        <source>Still there after %1 months</source>
        <translation>%1 个月后仍在</translation>
    </message>
    <message>
        <source>n = %1, %2 left, time zero: %3.</source>
        <comment>people, of them, event</comment>
        <translation>n = %1，%2 人离开，起算：%3。</translation>
    </message>
    <message>
        <source>%1 (n = %2, time zero: %3): %4 left %5 by %6.</source>
        <comment>cohort, people, event, people, company, day</comment>
        <translation>%1（n = %2，起算：%3）：到 %6共有 %4 人离开 %5。</translation>
    </message>
    <message>
        <source>%1 % were still there after %2 months</source>
        <translation>%2 个月后仍有 %1% 在那里</translation>
    </message>
    <message>
        <source> (95 % limits: %1 % and %2 %)</source>
        <translation>（95% 界限：%1% 和 %2%）</translation>
    </message>
    <message>
        <source>.</source>
        <comment>end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Source: data set “%1”, as of %2.</source>
        <translation>来源：数据集“%1”，截至 %2。</translation>
    </message>
    <message>
        <source>No log-rank test: the cohorts share people.</source>
        <translation>未作对数秩检验：各群体中有相同的人。</translation>
    </message>
    <message>
        <source>No log-rank test: nobody left while people of two cohorts were there.</source>
        <translation>未作对数秩检验：没有人在两个群体同时有人在职时离开。</translation>
    </message>
    <message>
        <source>the day on which they joined</source>
        <translation>各人加入之日</translation>
    </message>
    <message>
        <source>The curve follows %1 of the %2 people from %3</source>
        <comment>people, people, time zero</comment>
        <translation>曲线从%3起跟踪 %2 人中的 %1 人</translation>
    </message>
    <message>
        <source>; not known to have been there then: %1</source>
        <comment>people</comment>
        <translation>；当时不知是否在那里：%1 人</translation>
    </message>
    <message>
        <source>; came later: %1</source>
        <comment>people</comment>
        <translation>；之后才加入：%1 人</translation>
    </message>
    <message>
        <source>Thin and dotted: fewer than %1 were still followed.</source>
        <translation>细点线：仍被跟踪的不足 %1 人。</translation>
    </message>
    <message>
        <source>Half had left after %1 months, read off where only %2 were followed.</source>
        <comment>number, people</comment>
        <translation>%1 个月后半数已离开，读数处只剩 %2 人被跟踪。</translation>
    </message>
    <message>
        <source>Left out because the day they joined is not known: %1; of these %2 had left, so the curve shows staying as longer than it was.</source>
        <comment>people, of them</comment>
        <translation>因入职日期不明而未计入：%1 人；其中 %2 人已离开，因此曲线显示的留任时间偏长。</translation>
    </message>
    <message>
        <source>Left out because the day they joined is not known: %1; of these %2 had left.</source>
        <comment>people, of them</comment>
        <translation>因入职日期不明而未计入：%1 人；其中 %2 人已离开。</translation>
    </message>
    <message>
        <source>%1: no curve, for there is nobody to follow.</source>
        <translation>%1：没有曲线，因为无人可跟踪。</translation>
    </message>
    <message>
        <source>Let time count from joining to see who came later.</source>
        <translation>把时间起点改为入职，即可看到后来加入的人。</translation>
    </message>
    <message>
        <source>not known to have left by the end</source>
        <translation>期末尚无离开记载</translation>
    </message>
    <message>
        <source>%1: n = %2, %3 left, %4 not known to have left by %5 (censored).</source>
        <comment>name, people, of them, of them, day</comment>
        <translation>%1：n = %2，%3 人离开，%4 人到 %5为止尚无离开记载（删失）。</translation>
    </message>
    <message>
        <source>Share that had not left by %1: Kaplan–Meier with each date in the middle of what is known; who was not known to have left by then is censored.</source>
        <translation>到 %1尚未离开的比例：Kaplan–Meier 估计，每个日期取已知范围的中点；到那时尚无离开记载的人作删失处理。</translation>
    </message>
</context>
<context>
    <name>TranslatedWording</name>
    <message>
        <source>left, undated</source>
        <translation>离开，日期不明</translation>
    </message>
    <message>
        <source>joined, undated</source>
        <translation>加入，日期不明</translation>
    </message>
    <message>
        <source>%1 retired from %2</source>
        <translation>%1 从 %2 退休</translation>
    </message>
    <message>
        <source>%1 left %2</source>
        <translation>%1 离开 %2</translation>
    </message>
    <message>
        <source>%1 moved from %3 to %2</source>
        <translation>%1 从 %3 转投 %2</translation>
    </message>
    <message>
        <source>%1 joined %2</source>
        <translation>%1 加入 %2</translation>
    </message>
    <message>
        <source>%1 joined %2 from %3</source>
        <translation>%1 从 %3 加入 %2</translation>
    </message>
    <message>
        <source>%1 went from %3 to found %2</source>
        <translation>%1 离开 %3 创立 %2</translation>
    </message>
    <message>
        <source>%1 founded %2</source>
        <translation>%1 创立 %2</translation>
    </message>
    <message>
        <source>%1 went from %3 to co-found %2</source>
        <translation>%1 离开 %3 共同创立 %2</translation>
    </message>
    <message>
        <source>%1 co-founded %2</source>
        <translation>%1 共同创立 %2</translation>
    </message>
    <message>
        <source>%1 returned from %3 to %2</source>
        <translation>%1 从 %3 回到 %2</translation>
    </message>
    <message>
        <source>%1 returned to %2</source>
        <translation>%1 回到 %2</translation>
    </message>
    <message>
        <source>%1 came from %3 to %2 by an acquisition</source>
        <translation>%1 因收购从 %3 进入 %2</translation>
    </message>
    <message>
        <source>%1 came to %2 by an acquisition</source>
        <translation>%1 因收购进入 %2</translation>
    </message>
    <message>
        <source>%1 invested in %2</source>
        <translation>%1 投资 %2</translation>
    </message>
    <message>
        <source>%1 supplies compute to %2</source>
        <translation>%1 为 %2 提供算力</translation>
    </message>
    <message>
        <source>%1 acquired %2</source>
        <translation>%1 收购 %2</translation>
    </message>
    <message>
        <source>%1 licensed from %2</source>
        <translation>%1 获得 %2 的许可</translation>
    </message>
    <message>
        <source>%1 is a partner of %2</source>
        <translation>%1 是 %2 的合作伙伴</translation>
    </message>
    <message>
        <source>%1 competes with %2</source>
        <translation>%1 与 %2 竞争</translation>
    </message>
    <message>
        <source>yyyy</source>
        <comment>date format, year; Chinese: yyyy年</comment>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>date format, short month; Chinese: yyyy年M月</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>date format, month; Chinese: yyyy年M月</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format, short day; Chinese: yyyy年M月d日</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date format, day; Chinese: yyyy年M月d日</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <comment>a date between two bounds</comment>
        <translation>%1 至 %2 之间</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a date on or before</comment>
        <translation>不晚于 %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <comment>a date on or after</comment>
        <translation>不早于 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what happened, when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (disputed)</source>
        <translation>%1（有争议）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>people there now, of those ever there</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>relation, amount of money</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 was at %2</source>
        <translation>%1 当时在 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a person, a team</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>stayed</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>colour = employer on that day</source>
        <translation>颜色 = 当日雇主</translation>
    </message>
    <message>
        <source>circle = people shown</source>
        <translation>圆的大小 = 图中人数</translation>
    </message>
    <message>
        <source>other companies</source>
        <translation>其他公司</translation>
    </message>
    <message>
        <source>no known employer</source>
        <translation>雇主不明</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>开发者</translation>
    </message>
    <message>
        <source>part of</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>funding and supply</source>
        <translation>融资与供应</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>1 company</source>
        <translation>1 家公司</translation>
    </message>
    <message>
        <source>%1 companies</source>
        <translation>%1 家公司</translation>
    </message>
    <message>
        <source>1 move</source>
        <translation>1 条变动记录</translation>
    </message>
    <message>
        <source>%1 moves</source>
        <translation>%1 条变动记录</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>people, companies, moves</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 个来源</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 个来源</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <comment>number of sources</comment>
        <translation>数据：%1</translation>
    </message>
    <message>
        <source>Data: %1, %2</source>
        <comment>title of the data, number of sources</comment>
        <translation>数据：%1，%2</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>%1 – today</source>
        <comment>since when</comment>
        <translation>%1 – 至今</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, until</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已证实</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>据报道</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>lab</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>university</source>
        <translation>大学</translation>
    </message>
    <message>
        <source>nonprofit</source>
        <translation>非营利机构</translation>
    </message>
    <message>
        <source>government</source>
        <translation>政府机构</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>得到支持</translation>
    </message>
    <message>
        <source>contradicted</source>
        <translation>被否定</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>currency, amount</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>listed there</source>
        <translation>列名于此</translation>
    </message>
    <message>
        <source>team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>from %1 at the latest</source>
        <translation>最迟自 %1</translation>
    </message>
    <message>
        <source>from %1 at the earliest</source>
        <translation>最早自 %1</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>最迟至 %1</translation>
    </message>
    <message>
        <source>until %1 at the earliest</source>
        <translation>最早至 %1</translation>
    </message>
    <message>
        <source>a larger circle also stands for those not drawn around it</source>
        <translation>较大的圆也代表其周围未画出的节点</translation>
    </message>
    <message>
        <source>several lines as one</source>
        <translation>多条连线合为一条</translation>
    </message>
    <message>
        <source>+ %1</source>
        <comment>those that are not drawn by themselves</comment>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>+ %1, %2</source>
        <comment>people and companies that are not drawn by themselves</comment>
        <translation>+ %1，%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>the two ends of several lines</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 moved there</source>
        <translation>%1 人前往</translation>
    </message>
    <message>
        <source>%1 moved back</source>
        <translation>%1 人返回</translation>
    </message>
    <message>
        <source>%1 other lines</source>
        <translation>其他连线 %1 条</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>two ends, what is between them</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 weaker lines are not drawn</source>
        <translation>%1 条较弱的连线未画出</translation>
    </message>
    <message>
        <source>arrived</source>
        <comment>in a comparison of two days</comment>
        <translation>新来</translation>
    </message>
    <message>
        <source>has left</source>
        <comment>in a comparison of two days</comment>
        <translation>已离开</translation>
    </message>
    <message>
        <source>has moved</source>
        <comment>in a comparison of two days</comment>
        <translation>已换雇主</translation>
    </message>
    <message>
        <source>has stayed</source>
        <comment>in a comparison of two days</comment>
        <translation>仍在</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <comment>a day</comment>
        <translation>与 %1比较</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>employer before, employer after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what became of somebody, where from and where to</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>compared with %1: %2 arrived, %3 left, %4 moved, %5 stayed</source>
        <comment>a day, numbers of people</comment>
        <translation>与 %1比较：新来 %2 人，离开 %3 人，换雇主 %4 人，留下 %5 人</translation>
    </message>
    <message>
        <source>in the graph: %1</source>
        <comment>people, companies, moves</comment>
        <translation>图谱中：%1</translation>
    </message>
    <message>
        <source>only what is tied to %1</source>
        <translation>只显示与 %1 相连的部分</translation>
    </message>
    <message>
        <source>only what is within %1 steps of %2</source>
        <translation>只显示距 %2 不超过 %1 步的部分</translation>
    </message>
    <message>
        <source>%1 of the %2 people shown are there on that day</source>
        <translation>图中有关的 %2 人中，当日 %1 人在职</translation>
    </message>
    <message>
        <source>1 person there on that day</source>
        <translation>当日 1 人在职</translation>
    </message>
    <message>
        <source>%1 people there on that day</source>
        <translation>当日 %1 人在职</translation>
    </message>
    <message>
        <source>two numbers at a company: there on that day, of the people shown</source>
        <translation>公司旁的两个数：当日在职人数、图中有关人数</translation>
    </message>
    <message>
        <source>known on one day only</source>
        <comment>in a comparison of two days</comment>
        <translation>仅一天情况已知</translation>
    </message>
    <message>
        <source>%1, %2 known on one day only</source>
        <comment>the others, a number of people</comment>
        <translation>%1，%2 人仅一天情况已知</translation>
    </message>
    <message>
        <source>not known where to, or where from</source>
        <translation>去向或来处不明</translation>
    </message>
    <message>
        <source>left %1</source>
        <comment>when</comment>
        <translation>%1离开</translation>
    </message>
    <message>
        <source>joined %1</source>
        <comment>when</comment>
        <translation>%1加入</translation>
    </message>
    <message>
        <source>number = steps (changes of employer); colour = where to</source>
        <translation>数字 = 变动（换雇主）次数；颜色 = 去向</translation>
    </message>
    <message>
        <source>1 step there</source>
        <translation>去 1 次</translation>
    </message>
    <message>
        <source>%1 steps there</source>
        <translation>去 %1 次</translation>
    </message>
    <message>
        <source>%1 → %2: %3, %4 back, net %5</source>
        <comment>one company, another, 5 steps there, steps back, the difference</comment>
        <translation>%1 → %2：%3，回 %4 次，净 %5</translation>
    </message>
    <message>
        <source>%1, net %2</source>
        <comment>steps there, and less those back</comment>
        <translation>%1，净 %2</translation>
    </message>
    <message>
        <source>and %1 more pairs of companies, not drawn, with one step each</source>
        <translation>另有 %1 对公司未画出，各只有一次变动</translation>
    </message>
    <message>
        <source>and %1 more pairs of companies, not drawn, with fewer than %2 steps each</source>
        <translation>另有 %1 对公司未画出，各不足 %2 次变动</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>so many, of all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>in the graph: %1 steps between %2 companies, by %3 of %4 people</source>
        <comment>numbers</comment>
        <translation>图谱中：%2 家公司之间的 %1 次变动，涉及 %4 人中的 %3 人</translation>
    </message>
    <message>
        <source>country not given</source>
        <translation>未注明国家</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Universities</source>
        <translation>大学</translation>
    </message>
    <message>
        <source>Nonprofits</source>
        <translation>非营利机构</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>政府机构</translation>
    </message>
    <message>
        <source>1 step within</source>
        <comment>a group of companies</comment>
        <translation>内部 1 次变动</translation>
    </message>
    <message>
        <source>%1 steps within</source>
        <comment>groups of companies</comment>
        <translation>内部 %1 次变动</translation>
    </message>
    <message>
        <source>in the graph: %1 steps between %2 groups of companies, by %3 of %4 people; %5 more within groups</source>
        <comment>numbers</comment>
        <translation>图谱中：%2 组公司之间 %1 次变动，涉及 %4 人中的 %3 人；组内另有 %5 次</translation>
    </message>
</context>
<context>
    <name>whither::ui::Actions</name>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>主题(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>图谱(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Arrangement</source>
        <translation>布局(&amp;A)</translation>
    </message>
</context>
<context>
    <name>whither::ui::ArrangementKnob</name>
    <message>
        <source>Arrangement</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Arrangement: from overview to clusters</source>
        <translation>布局：从概览到聚类</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Overview: distances tell how far apart things are</source>
        <translation>概览：画面上的距离反映关系的远近</translation>
    </message>
    <message>
        <source>Clusters: groups stand apart and few lines cross</source>
        <translation>聚类：各群组彼此分开，连线很少交叉</translation>
    </message>
    <message>
        <source>Balanced: something of both</source>
        <translation>均衡：两者兼顾</translation>
    </message>
</context>
<context>
    <name>whither::ui::AsOfButton</name>
    <message>
        <source>Show another day</source>
        <translation>显示另一天</translation>
    </message>
    <message>
        <source>everything known</source>
        <translation>所有已知信息</translation>
    </message>
    <message>
        <source>Day shown: %1</source>
        <translation>所示日期：%1</translation>
    </message>
</context>
<context>
    <name>whither::ui::CanvasButtons</name>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit</source>
        <comment>button: show the whole graph</comment>
        <translation>全图</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>显示整个图谱</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>button: the layout stands still</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>button: keep every node where it is</comment>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>whither::ui::CanvasOverlay</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>whither::ui::ChartPanel</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The comparison is shown in the graph</source>
        <translation>比较结果显示在图中</translation>
    </message>
</context>
<context>
    <name>whither::ui::DayPopup</name>
    <message>
        <source>Day shown</source>
        <translation>所示日期</translation>
    </message>
    <message>
        <source>What had happened by the end of a year, month or day: 2025, 2025-05 or 2025-05-31</source>
        <translation>截至某年、某月或某日末已发生的事：2025、2025-05 或 2025-05-31</translation>
    </message>
    <message>
        <source>Year, month or day</source>
        <translation>年、月或日</translation>
    </message>
    <message>
        <source>Everything known</source>
        <translation>所有已知信息</translation>
    </message>
    <message>
        <source>Show that day</source>
        <translation>显示该日</translation>
    </message>
    <message>
        <source>Day to compare with</source>
        <translation>用于比较的日期</translation>
    </message>
    <message>
        <source>Who arrived, left, moved and stayed between the day shown and the end of a year, month or day: 2023, 2023-02 or 2023-02-28</source>
        <translation>从所示日期到某年、某月或某日结束之间，谁新来、离开、换了雇主或留下：2023、2023-02 或 2023-02-28</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Nothing is known after %1: that day is taken.</source>
        <translation>%1 之后没有任何已知信息：改用这一天。</translation>
    </message>
    <message>
        <source>Nothing is known after %1.</source>
        <translation>%1 之后没有任何已知信息。</translation>
    </message>
    <message>
        <source>That is the day shown. Compare it with another.</source>
        <translation>这就是所示日期，请换一天与它比较。</translation>
    </message>
    <message>
        <source>That is the day compared with. Show another.</source>
        <translation>这就是用于比较的日期，请显示另一天。</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>This is no date. Write 2025, 2025-05, 2025-05-31 or 31 May 2025.</source>
        <translation>这不是日期。请写成 2025、2025-05、2025-05-31 或 2025年5月31日。</translation>
    </message>
</context>
<context>
    <name>whither::ui::DetailsPage</name>
    <message>
        <source>not known: %1</source>
        <translation>不明：%1</translation>
    </message>
    <message>
        <source>founded %1</source>
        <translation>创立于 %1</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>Its parts</source>
        <translation>下属机构</translation>
    </message>
    <message>
        <source>Where they went</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Who left</source>
        <translation>离开的人</translation>
    </message>
    <message>
        <source>Where they came from</source>
        <translation>来处</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>加入的人</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>tells of a product</source>
        <translation>提及一项产品</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>tells of funding or a relation</source>
        <translation>提及一项融资或关系</translation>
    </message>
    <message>
        <source>Funding and relations</source>
        <translation>融资与关系</translation>
    </message>
    <message>
        <source>reports a move</source>
        <translation>报道一次变动</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>not known, or none</source>
        <translation>不明或没有</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Tell this team&apos;s story</source>
        <translation>讲述这个团队的故事</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>lists members</source>
        <translation>列出成员</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>开发者</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Employers of all of them</source>
        <translation>他们共同的雇主</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>无已知者</translation>
    </message>
    <message>
        <source>at the same time</source>
        <translation>同一时期</translation>
    </message>
    <message>
        <source>possibly at the same time</source>
        <translation>可能同一时期</translation>
    </message>
    <message>
        <source>not at the same time</source>
        <translation>不在同一时期</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>Show %1 more of %2</source>
        <translation>再显示 %1 项（共 %2 项）</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>，然后 </translation>
    </message>
    <message>
        <source>seen there on %1</source>
        <translation>%1时在那里</translation>
    </message>
    <message>
        <source>seen there from %1 to %2</source>
        <translation>%1至 %2时在那里</translation>
    </message>
    <message>
        <source>dates not known</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>later than the day shown</source>
        <translation>晚于所示日期</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n 个来源</numerusform>
        </translation>
    </message>
    <message>
        <source>how it began: %1</source>
        <translation>如何开始：%1</translation>
    </message>
    <message>
        <source>how it ended: %1</source>
        <translation>如何结束：%1</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>No source is given.</source>
        <translation>没有给出来源。</translation>
    </message>
    <message>
        <source>supports it</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>contradicts it</source>
        <translation>与之相悖</translation>
    </message>
    <message>
        <source>%1, says %2</source>
        <translation>%1，称是 %2</translation>
    </message>
    <message>
        <source>%1, says to %2</source>
        <translation>%1，称去了 %2</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>说法</translation>
    </message>
    <message>
        <source>makes a claim</source>
        <translation>提出一种说法</translation>
    </message>
    <message>
        <source>evidence on a claim</source>
        <translation>关于一种说法的证据</translation>
    </message>
    <message>
        <source>Claim: %1</source>
        <translation>说法：%1</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>说法</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>没有给出</translation>
    </message>
    <message>
        <source>Career</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>No employer is known.</source>
        <translation>没有已知的雇主。</translation>
    </message>
    <message>
        <source>possibly · %1</source>
        <translation>可能 · %1</translation>
    </message>
    <message>
        <source>contradicts a move</source>
        <translation>与一次变动相悖</translation>
    </message>
    <message>
        <source>sees them there</source>
        <translation>表明其在那里任职</translation>
    </message>
    <message>
        <source>contradicts a stay</source>
        <translation>与其在那里任职相悖</translation>
    </message>
    <message>
        <source>lists the team</source>
        <translation>列出团队</translation>
    </message>
    <message>
        <source>contradicts the team list</source>
        <translation>与团队名单相悖</translation>
    </message>
    <message>
        <source>claims, and is borne out: %1</source>
        <translation>提出的说法（有佐证）：%1</translation>
    </message>
    <message>
        <source>says otherwise: %1</source>
        <translation>另有说法：%1</translation>
    </message>
    <message>
        <source>claims, against the evidence: %1</source>
        <translation>提出的说法（与证据相悖）：%1</translation>
    </message>
    <message>
        <source>claims, not confirmed: %1</source>
        <translation>提出的说法（未经证实）：%1</translation>
    </message>
    <message>
        <source>Between %1 and %2</source>
        <comment>days that both count</comment>
        <translation>%1至 %2</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>到 %1为止</translation>
    </message>
    <message>
        <source>n = %1; source: data set “%2”, as of %3</source>
        <translation>n = %1；来源：数据集“%2”，截至 %3</translation>
    </message>
    <message>
        <source>Window: %1.</source>
        <translation>时段：%1。</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 to %2, as the dates allow</source>
        <translation>按日期范围为 %1 至 %2</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>加入</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 had %n arrivals (%3).</source>
        <comment>period, company, n and source</comment>
        <translation>
            <numerusform>%1，%2 有 %n 次加入（%3）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>离开</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 had %n departures (%3).</source>
        <comment>period, company, n and source</comment>
        <translation>
            <numerusform>%1，%2 有 %n 次离开（%3）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净增</translation>
    </message>
    <message>
        <source>Arrivals less departures.</source>
        <translation>加入减去离开。</translation>
    </message>
    <message>
        <source>%1, the net of arrivals at %2 and departures from there was %3 (%4).</source>
        <translation>%1，%2 的加入减去离开为 %3（%4）。</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>n = %1, %2 left</source>
        <comment>people, of them</comment>
        <translation>n = %1，%2 人离开</translation>
    </message>
    <message>
        <source>a quarter: %1</source>
        <comment>have left after so long</comment>
        <translation>四分之一：%1</translation>
    </message>
    <message>
        <source>three quarters: %1</source>
        <comment>have left after so long</comment>
        <translation>四分之三：%1</translation>
    </message>
    <message>
        <source>Half had left after</source>
        <translation>半数离开所需时间</translation>
    </message>
    <message>
        <source>Of those who joined %1 by %2, a quarter had left after %3, half after %4, three quarters after %5 (Kaplan–Meier; %6).</source>
        <translation>到 %2为止加入 %1 的人中，四分之一离开所需时间为 %3，半数为 %4，四分之三为 %5（Kaplan–Meier；%6）。</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>回来</translation>
    </message>
    <message>
        <source>Founders it produced</source>
        <translation>由此走出的创始人</translation>
    </message>
    <message>
        <source>Came from there : went there</source>
        <translation>流入：流出</translation>
    </message>
    <message>
        <source>not known where</source>
        <translation>去向不明</translation>
    </message>
    <message>
        <source>%1 came for each that went</source>
        <translation>每去一次来 %1 次</translation>
    </message>
    <message>
        <source>nobody went: no ratio</source>
        <translation>无人前往，没有比率</translation>
    </message>
    <message>
        <source>fewer than %1: says little</source>
        <translation>不足 %1 人：说明不了什么</translation>
    </message>
    <message>
        <source>%1, %2 led from %4 to %3 and %5 the other way: %6 came for each that went (%7).</source>
        <translation>%1，从 %4 到 %3 有 %2，反向有 %5：每去一次来 %6 次（%7）。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <comment>changes of employer</comment>
        <translation>
            <numerusform>%n 次变动</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 led from %4 to %3 and none the other way (%5).</source>
        <translation>%1，从 %4 到 %3 有 %2，反向没有（%5）。</translation>
    </message>
    <message>
        <source>Fewer than %1 say little.</source>
        <translation>不足 %1 人，说明不了什么。</translation>
    </message>
    <message>
        <source>Figures · %1 to %2</source>
        <translation>统计 · %1至 %2</translation>
    </message>
    <message>
        <source>Figures · until %1</source>
        <translation>统计 · 到 %1为止</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>n = %1 who had been there</source>
        <translation>n = %1（曾在职者）</translation>
    </message>
    <message>
        <source>Of those who had been there, who founded another company in the window while they were there or directly after.</source>
        <translation>曾在职者中，于该时段内在职期间或紧接其后创办了另一家公司的人。</translation>
    </message>
    <message>
        <source>%1, %2 of the %3 people who had left %4 came back (%5).</source>
        <translation>%1，曾离开 %4 的 %3 人中有 %2 人回归（%5）。</translation>
    </message>
    <message>
        <source>%1, %2 of the %3 people who had been at %4 founded a company while there or directly after (%5).</source>
        <translation>%1，曾在 %4 的 %3 人中有 %2 人在职期间或紧接其后创办了公司（%5）。</translation>
    </message>
    <message>
        <source>+ %1 undated</source>
        <comment>left out</comment>
        <translation>另有 %1 次日期不明</translation>
    </message>
    <message>
        <source>Undated ones are left out.</source>
        <translation>日期不明的不计。</translation>
    </message>
    <message>
        <source>Undated ones count as happened.</source>
        <translation>日期不明的视为已发生。</translation>
    </message>
    <message>
        <source>Jobs there that began, as a move tells: the one there or the one away from the last job; on the day on which its date takes effect.</source>
        <translation>由变动记录所示开始的工作：到那里的记录，或从上一份工作离开的记录；按日期生效之日计。</translation>
    </message>
    <message>
        <source>Jobs there that ended, as a move tells: the one from there or the one to the next job; on the day on which its date takes effect.</source>
        <translation>由变动记录所示结束的工作：从那里离开的记录，或去下一份工作的记录；按日期生效之日计。</translation>
    </message>
    <message numerus="yes">
        <source>%n people from %1 to %2</source>
        <translation>
            <numerusform>%n 人从 %1 到 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people from %1 to %2 companies</source>
        <translation>
            <numerusform>%n 人从 %1 到 %2 家公司</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people from %2 companies to %1</source>
        <translation>
            <numerusform>%n 人从 %2 家公司到 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who left %1</source>
        <translation>
            <numerusform>%n 人离开 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who came to %1</source>
        <translation>
            <numerusform>%n 人加入 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people and their moves</source>
        <translation>
            <numerusform>%n 人和他们的变动</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>变动</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n 家公司</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n 条变动记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>selected</comment>
        <translation>
            <numerusform>%n 项其他</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>person, company</comment>
        <translation>%1 在 %2</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>people, companies, ...</comment>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>From one to the next</source>
        <translation>从一个到下一个</translation>
    </message>
    <message>
        <source>n = %1 who had left; still or again there: %2</source>
        <comment>numbers of people</comment>
        <translation>n = %1 人曾离开；仍在或重新在那里：%2</translation>
    </message>
    <message>
        <source>Of those who had left at least once, whose return took effect in the window.</source>
        <translation>曾至少离开一次的人中，在该时段内返回的人。</translation>
    </message>
    <message>
        <source>At the same company at the same time</source>
        <translation>同一时期在同一公司</translation>
    </message>
    <message>
        <source>began as %1</source>
        <comment>titles</comment>
        <translation>起初任 %1</translation>
    </message>
    <message>
        <source>beginning not known: %1, %2 of them left</source>
        <translation>入职日期不明：%1 人，其中 %2 人已离开</translation>
    </message>
    <message>
        <source>so staying looks longer than it was</source>
        <translation>因此留任时间显得偏长</translation>
    </message>
    <message>
        <source>half: read off where only %1 were followed</source>
        <translation>半数：读数处只剩 %1 人被跟踪</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>无来源</translation>
    </message>
    <message>
        <source>In the data: “%1”</source>
        <comment>a note in another language</comment>
        <translation>数据原文：“%1”</translation>
    </message>
    <message>
        <source>known to have been there: %1; in the graph: %2 of them, %3 there on that day</source>
        <comment>people</comment>
        <translation>已知曾在那里：%1 人；图谱中：其中 %2 人，当日在那里 %3 人</translation>
    </message>
    <message>
        <source>Time from joining to leaving of everyone who joined by %1, by Kaplan and Meier; who was not known to have left by then is censored on that day.</source>
        <translation>到 %1为止加入的所有人从加入到离开的时间，按 Kaplan–Meier 估计；到那时尚无离开记载的人在那天作删失处理。</translation>
    </message>
    <message>
        <source>under %1 year</source>
        <translation>不足 %1 年</translation>
    </message>
    <message>
        <source>%1 to %2 years</source>
        <translation>%1 至 %2 年</translation>
    </message>
    <message>
        <source>%1 years and more</source>
        <translation>%1 年及以上</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>length of stay, people</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>n = %1 who left</source>
        <comment>people</comment>
        <translation>n = %1 名离开者</translation>
    </message>
    <message>
        <source>beside them, not known to have left: %1</source>
        <comment>people</comment>
        <translation>此外尚无离开记载：%1 人</translation>
    </message>
    <message>
        <source>left, but the day they joined or left is not known: %1</source>
        <comment>people</comment>
        <translation>已离开但加入或离开的日期不明：%1 人</translation>
    </message>
    <message>
        <source>How long those who left had stayed</source>
        <translation>离开者待了多久</translation>
    </message>
    <message>
        <source>Those who joined by %1 and had left by then, where sources date both, by the time from joining to the first departure. As for the quartiles, a date that is known roughly counts in the middle of what is known. “%2” is %3 or more and less than %4.</source>
        <translation>到 %1为止加入并已离开、且两个日期都有来源记载的人，按从加入到首次离开的时间分组。与四分位数一样，只大致知道的日期取已知范围的中点。“%2”指满 %3 年而不到 %4 年。</translation>
    </message>
    <message>
        <source>Of those who joined %1 by %2, so many had left after a stay of %3; %4 were not known to have left (%5).</source>
        <translation>在 %2为止加入 %1 的人中，按任职时长离开的人数为：%3；%4 人尚无离开记载（%5）。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between lengths of stay</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Steps between the two companies, and how many came for each that went. A step is a change of employer, however many moves (rows of the data) tell of it. It counts on the day on which it is dated here: who came on the day of arriving at %2, who went on that of leaving it, else of what is told of the other end. The flow views count it only once both had happened. Window: %1.</source>
        <translation>两家公司之间的变动，以及每去一次来多少次。一次变动是换一次雇主，不论数据中有几条变动记录讲到它。这里的日期：来者按到 %2 之日，去者按离开之日；若无记载，则按另一端所述之日。流向视图要等离开与到任都已发生才计入。时段：%1。</translation>
    </message>
</context>
<context>
    <name>whither::ui::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Not in the picture now.</source>
        <translation>现在不在图中。</translation>
    </message>
    <message>
        <source>Show it with its neighbourhood</source>
        <translation>显示它及其邻域</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n 个来源</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a person, a company or a line in the picture to read about it.</source>
        <translation>在画面中选择一个人、一家公司或一条线，即可阅读其详情。</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>故事</translation>
    </message>
    <message>
        <source>in the data: %1</source>
        <comment>people, companies, moves</comment>
        <translation>数据中：%1</translation>
    </message>
    <message>
        <source>without a date: %1</source>
        <comment>moves</comment>
        <translation>无日期：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n move(s)</source>
        <translation>
            <numerusform>%n 条变动记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>whither::ui::ExportDialog</name>
    <message>
        <source>Export image</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>图片预览</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What goes into the file</source>
        <translation>文件中包含的内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Whole graph</source>
        <translation>整个图谱</translation>
    </message>
    <message>
        <source>What the window shows</source>
        <translation>窗口所示部分</translation>
    </message>
    <message>
        <source>Selection and its neighbours</source>
        <translation>所选节点及其相邻节点</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>区域(&amp;A)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>Resolution, in dots per inch</source>
        <translation>分辨率（每英寸点数）</translation>
    </message>
    <message>
        <source>by the scale</source>
        <translation>按缩放</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Trans&amp;parent</source>
        <translation>透明(&amp;P)</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation>标题文字</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Day shown</source>
        <translation>所示日期(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;ounts</source>
        <translation>数量(&amp;O)</translation>
    </message>
    <message>
        <source>So&amp;urces</source>
        <translation>来源(&amp;U)</translation>
    </message>
    <message>
        <source>Also show</source>
        <translation>同时显示</translation>
    </message>
    <message>
        <source>Sharp at any size</source>
        <translation>任意尺寸均清晰</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 像素</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>There is already a file %1. Choose another name.</source>
        <translation>已有文件 %1。请另选名称。</translation>
    </message>
    <message>
        <source>The page is too small for what it is to show: make it 600 × 400 or larger.</source>
        <translation>页面太小，放不下要显示的内容：请设为 600 × 400 或更大。</translation>
    </message>
</context>
<context>
    <name>whither::ui::FeedbackStrip</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>消息详情</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>whither::ui::FigureRow</name>
    <message>
        <source>Copy as a sentence</source>
        <translation>复制为一句话</translation>
    </message>
    <message>
        <source>Ctrl+C copies it as a sentence.</source>
        <translation>Ctrl+C 将它复制为一句话。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a figure</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>whither::ui::FilmDialog</name>
    <message>
        <source>Film (animated WebP)</source>
        <translation>影片（WebP 动画）</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>影片（MP4）</translation>
    </message>
    <message>
        <source>Film (WebM)</source>
        <translation>影片（WebM）</translation>
    </message>
    <message>
        <source>Numbered pictures (PNG)</source>
        <translation>编号图片（PNG）</translation>
    </message>
    <message>
        <source>Numbered pictures (SVG)</source>
        <translation>编号图片（SVG）</translation>
    </message>
    <message>
        <source>Side by side on one page (PNG)</source>
        <translation>并排于一页（PNG）</translation>
    </message>
    <message>
        <source>Side by side on one page (SVG)</source>
        <translation>并排于一页（SVG）</translation>
    </message>
    <message>
        <source>Side by side on one page (PDF)</source>
        <translation>并排于一页（PDF）</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>导出影片</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>已写入多少</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview of one of the pictures</source>
        <translation>其中一张图的预览</translation>
    </message>
    <message>
        <source>Which of the pictures is shown</source>
        <translation>显示哪一张图</translation>
    </message>
    <message>
        <source>What goes into the film</source>
        <translation>影片中包含的内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>A card lists people line by line, and has no room in a small picture.</source>
        <translation>卡片逐行列出人员，小图容纳不下。</translation>
    </message>
    <message>
        <source>MP4 and WebM need the program ffmpeg, which is not installed.</source>
        <translation>MP4 和 WebM 需要 ffmpeg 程序，而它尚未安装。</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <source>A picture of the end of every</source>
        <translation>每隔多久一张图</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>间隔(&amp;E)</translation>
    </message>
    <message>
        <source>How long the film stands at each picture</source>
        <translation>影片在每张图上停留多久</translation>
    </message>
    <message>
        <source> s a picture</source>
        <translation> 秒/张</translation>
    </message>
    <message>
        <source>&amp;Pace</source>
        <translation>速度(&amp;P)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation>主题(&amp;M)</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>第一天晚于最后一天。</translation>
    </message>
    <message>
        <source>These are %L1 pictures, more than %L2. Choose fewer days, or longer steps.</source>
        <translation>共 %L1 张图，多于 %L2 张。请选择较少的日期或较大的间隔。</translation>
    </message>
    <message>
        <source>Pictures: %L1, in %L2 s</source>
        <translation>图片：%L1 张，共 %L2 秒</translation>
    </message>
    <message>
        <source>Pictures: %L1</source>
        <translation>图片：%L1 张</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>day, which picture, of how many</comment>
        <translation>%1（第 %2 张，共 %3 张）</translation>
    </message>
    <message>
        <source>An empty folder for the pictures</source>
        <translation>存放图片的空文件夹</translation>
    </message>
    <message>
        <source>There is already something in %1. Choose an empty folder, or make one.</source>
        <translation>%1 中已有内容。请选择或新建一个空文件夹。</translation>
    </message>
    <message>
        <source>Save the film</source>
        <translation>保存影片</translation>
    </message>
    <message>
        <source>There is already a file %1. Choose another name.</source>
        <translation>已有文件 %1。请另选名称。</translation>
    </message>
    <message>
        <source>Picture %v of %m</source>
        <translation>第 %v 张，共 %m 张</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Pictures: %L1, on a page of %2 × %3</source>
        <translation>图片：%L1 张，页面大小 %2 × %3</translation>
    </message>
</context>
<context>
    <name>whither::ui::FilterPanel</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Earlier jobs</source>
        <translation>早前的工作</translation>
    </message>
    <message>
        <source>Disputed claims</source>
        <translation>有争议的说法</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Funding and relations</source>
        <translation>融资与关系</translation>
    </message>
</context>
<context>
    <name>whither::ui::GlSurface</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>whither::ui::GraphCanvas</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图谱</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>可用操作</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Show only its neighbourhood</source>
        <translation>只显示其邻域</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin here</source>
        <translation>固定在此</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
</context>
<context>
    <name>whither::ui::GraphPipeline</name>
    <message>
        <source>Arranging the graph…</source>
        <translation>正在布局图谱…</translation>
    </message>
</context>
<context>
    <name>whither::ui::LeftPanel</name>
    <message>
        <source>Story and filters</source>
        <translation>故事与筛选</translation>
    </message>
</context>
<context>
    <name>whither::ui::MainWindow</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Nothing is open. Open a file with Ctrl+O, or a sample from the File menu.</source>
        <translation>尚未打开文件。请按 Ctrl+O 打开文件，或从“文件”菜单打开示例。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Nothing in the picture ties these two together. Show more kinds of things, or everyone.</source>
        <translation>图中没有连接这两者的路径。请显示更多种类的内容，或显示所有人。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Whither files (*.whither *.db *.sqlite);;All files (*)</source>
        <translation>Whither 文件 (*.whither *.db *.sqlite);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The language changes when Whither starts the next time.</source>
        <translation>语言将在 Whither 下次启动时更改。</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>未打开 %1。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The picture has been sent to the printer.</source>
        <translation>图片已发送到打印机。</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this file. What breaks the rules of the data was left out.</source>
        <translation>
            <numerusform>此文件中有 %n 个问题。不符合数据规则的内容已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whither speaks this language already.</source>
        <translation>Whither 现在使用的就是这种语言。</translation>
    </message>
    <message>
        <source>Nothing is known after %1: that day is shown.</source>
        <translation>%1之后没有任何已知信息，现显示该日。</translation>
    </message>
</context>
<context>
    <name>whither::ui::ModeTabs</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>whither::ui::NamesDialog</name>
    <message>
        <source>Choose people</source>
        <translation>选择人物</translation>
    </message>
    <message>
        <source>Whose staying to look at: paste names, such as a paper&apos;s authors, one a line or with commas between them.</source>
        <translation>查看谁的去留：粘贴姓名（例如一篇论文的作者），每行一个，或以逗号分隔。</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Names that were not found</source>
        <translation>没有找到的姓名</translation>
    </message>
    <message>
        <source>The company that they left or stayed at</source>
        <translation>他们离开或留下的公司</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示他们</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Found: %1 of %2 names</source>
        <translation>找到：%2 个姓名中的 %1 个</translation>
    </message>
    <message>
        <source>%1: nobody is called that</source>
        <translation>%1：没有叫这个名字的人</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2 people are called that. Write the key of one: %3</source>
        <translation>%1：有 %2 人叫这个名字。请写其中一人的键：%3</translation>
    </message>
</context>
<context>
    <name>whither::ui::OverviewMap</name>
    <message>
        <source>Overview: the part of the graph that the window shows</source>
        <translation>缩略图：窗口所显示的图谱部分</translation>
    </message>
    <message>
        <source>The whole graph; click to go there</source>
        <translation>整个图谱；单击即可前往</translation>
    </message>
</context>
<context>
    <name>whither::ui::PainterSurface</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>whither::ui::SearchBox</name>
    <message>
        <source>Search people and companies</source>
        <translation>搜索人物和公司</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>whither::ui::SearchModel</name>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的条目。</translation>
    </message>
</context>
<context>
    <name>whither::ui::SourceRow</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制网址</translation>
    </message>
</context>
<context>
    <name>whither::ui::StoryPanel</name>
    <message>
        <source>Story</source>
        <translation>故事</translation>
    </message>
    <message>
        <source>Team whose story is told</source>
        <translation>讲述哪个团队的故事</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Where they went</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>those who left, of all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>have left %1</source>
        <translation>已离开 %1</translation>
    </message>
    <message>
        <source>%1 have left and %2 have stayed</source>
        <translation>%1 人已离开，%2 人留下</translation>
    </message>
    <message>
        <source>first exit %1, the last %2</source>
        <translation>首位离开：%1；末位：%2</translation>
    </message>
    <message>
        <source>stayed at %1</source>
        <translation>留在 %1</translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation>先去：%1</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>不明：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>所在公司</translation>
    </message>
    <message>
        <source>no source shows there by that day: %1</source>
        <translation>截至该日尚无来源显示在任：%1</translation>
    </message>
    <message>
        <source>other companies: %1</source>
        <translation>其他公司：%1</translation>
    </message>
    <message>
        <source>of all time until the day shown; the range narrows only the picture</source>
        <translation>统计截至所示日期的全部时间；时间范围只限定画面</translation>
    </message>
    <message>
        <source>are no longer at %1</source>
        <translation>已不在 %1</translation>
    </message>
    <message>
        <source>%1 are no longer there and %2 are</source>
        <translation>%1 人已不在那里，%2 人在</translation>
    </message>
    <message>
        <source>there: %1</source>
        <comment>a company</comment>
        <translation>在那里：%1</translation>
    </message>
    <message>
        <source>%1 of them left and came back</source>
        <translation>其中 %1 人离开后又回来</translation>
    </message>
    <message>
        <source>A move is a row of the data: it tells that somebody joined, left, or both. Moves of earlier jobs, and those that are yet to come on the day shown, are not in the picture.</source>
        <translation>一条变动记录是数据中的一行：某人加入、离开，或两者兼有。早前工作的记录，以及在所示日期尚未发生的记录，不在图中。</translation>
    </message>
    <message>
        <source>A step is a change of employer, however many moves (rows of the data) tell of it.</source>
        <translation>一次变动是换一次雇主，不论数据中有几条变动记录讲到它。</translation>
    </message>
</context>
<context>
    <name>whither::ui::TimeBar</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast time passes</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>times as fast</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Let time stand still (Space)</source>
        <translation>暂停（空格键）</translation>
    </message>
    <message>
        <source>Let time pass (Space)</source>
        <translation>播放（空格键）</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Compare with another day</source>
        <translation>与另一天比较</translation>
    </message>
    <message>
        <source>To the first move</source>
        <translation>前往第一次变动</translation>
    </message>
</context>
<context>
    <name>whither::ui::TimeTrack</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, what happened</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>data ends</source>
        <translation>数据截止</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>as of a day; where the data ends</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>No move in this data has a date.</source>
        <translation>此数据中没有带日期的变动。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>as of a day, compared with another</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <comment>the letters on a mark, what they stand for</comment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>The day shown: drag it, or type a date</source>
        <translation>所示日期：可拖动，或键入日期</translation>
    </message>
    <message>
        <source>Where the range begins: drag it to draw only what came later</source>
        <translation>范围起点：拖动后只画出此后的内容</translation>
    </message>
    <message>
        <source>The day compared with: drag it</source>
        <translation>用于比较的日期：可拖动</translation>
    </message>
    <message>
        <source>Click to show this day</source>
        <translation>单击以显示该日</translation>
    </message>
    <message>
        <source>The line covers all the days on which it may have been: more is not known.</source>
        <translation>线条覆盖可能发生的所有日子：目前只知道这么多。</translation>
    </message>
    <message>
        <source>The grey bars count steps whose dates are known only roughly, at every time at which they may have been.</source>
        <translation>灰色条形统计日期只知大概的变动，在其可能发生的每个时间都计入。</translation>
    </message>
    <message>
        <source>Each block is a step, coloured by where it led, with the first letters of the name of the company; a long line is a step of which only bounds are known. Click one to select who moved.</source>
        <translation>每个方块是一次变动，颜色和字母表示去往的公司；长线是只知起止范围的变动。单击可选中变动的人。</translation>
    </message>
</context>
<context>
    <name>whither::ui::ViewOptions</name>
    <message>
        <source>Options of the view</source>
        <translation>视图选项</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Parent company</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Kind of company</source>
        <translation>公司类型</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Every move</source>
        <translation>每次变动</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>First departure</source>
        <translation>首次离开</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>雇主</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Time counts from</source>
        <translation>起算点</translation>
    </message>
    <message>
        <source>What the dates allow</source>
        <translation>日期所容许的范围</translation>
    </message>
    <message>
        <source>95 % band</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Turnbull&apos;s estimate</source>
        <translation>Turnbull 估计</translation>
    </message>
    <message>
        <source>Select companies to compare who ever joined them.</source>
        <translation>选择公司，以比较曾加入它们的人。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>product, day</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Choose people…</source>
        <translation>选择人物…</translation>
    </message>
    <message>
        <source>Back to the team</source>
        <translation>改回团队</translation>
    </message>
    <message>
        <source>Careers, two steps</source>
        <translation>履历，两次变动</translation>
    </message>
    <message>
        <source>Careers, three steps</source>
        <translation>履历，三次变动</translation>
    </message>
</context>
<context>
    <name>whither::ui::WindowHeader</name>
    <message>
        <source>Views, search and export</source>
        <translation>视图、搜索和导出</translation>
    </message>
    <message>
        <source>Day shown and export</source>
        <translation>所示日期和导出</translation>
    </message>
    <message>
        <source>Export image…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Export image</source>
        <translation>导出图片</translation>
    </message>
</context>
</TS>
